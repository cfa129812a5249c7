import { execFileSync, fork } from "node:child_process";
import { generateKeyPairSync, randomBytes, sign, verify } from "node:crypto";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { workerScript } from "../../lib/cli/workerScript.ts";
import { verifyFile } from "../../lib/verification/verifyFile.ts";
import { workerCount } from "../../lib/verification/verifyPool.ts";
import { inBase64Url, keySet, sha256, signer, trusted } from "../audit/signer.ts";
import { sorted } from "../audit/logs.ts";
import { peakMemoryMb } from "../peakMemory.ts";

/**
 * Verification of one long signed chain, against what OpenSSL alone does on one thread in the same run, times the threads
 * that verify. AFTERTRACE_BENCH_ENTRIES sets the length (default 1,000,000).
 */
const entries = Number(process.env["AFTERTRACE_BENCH_ENTRIES"] ?? 1_000_000);
const shareBar = 0.8;
const rssBarMb = 500;
const own = signer("bench");

type Verified = { readonly seconds: number; readonly rssMb: number; readonly status: string; readonly verified: number };

const [, , role, path = ""] = process.argv;
if (role === "verify") process.send?.(await verified(path));
else await main();

async function main(): Promise<void> {
  execFileSync(process.execPath, [join("bin", "bundle.mjs")]);
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-bench-"));
  try {
    const file = join(folder, "long.jsonl");
    await writeLog(file);
    const bytes = Math.round(statSync(file).size / entries);
    const before = rawRate(bytes);
    const result = await inChild(file);
    const raw = Math.min(before, rawRate(bytes));
    const rate = entries / result.seconds;
    const share = rate / (raw * workerCount);
    const isRight = result.status === "verified" && result.verified === entries;
    console.log(`${entries} entries of ${bytes} bytes, ${workerCount} verifying ${workerCount === 1 ? "thread" : "threads"}`);
    console.log(`  OpenSSL alone        ${raw.toFixed(0)} verifications/s on one thread`);
    console.log(`  whole verification   ${rate.toFixed(0)} entries/s, ${result.seconds.toFixed(1)} s   ${share.toFixed(2)} x OpenSSL x threads (bar ${shareBar})`);
    console.log(`  peak RSS ${result.rssMb.toFixed(0)} MB (bar ${rssBarMb}), verdict ${isRight ? "right" : `wrong: ${result.status}, ${result.verified} verified`}`);
    process.exitCode = isRight && share >= shareBar && result.rssMb <= rssBarMb ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Entry by entry, so that the length costs no memory. */
async function writeLog(file: string): Promise<void> {
  const out = createWriteStream(file);
  let head: string | null = null;
  for (let seq = 1; seq <= entries; seq++) {
    const isClose = seq === entries;
    const detail: { readonly [name: string]: string | number | null } = isClose ? { count: seq, head } : { reason: `caf\u00e9 ${seq % 13}`, row: seq };
    const record = {
      schema: "aftertrace.custody/1", log: "00000000-0000-4000-8000-000000000001", seq, at: new Date(Date.UTC(2026, 0, 2) + seq * 250).toISOString(), actor: "responder",
      action: isClose ? "close" : "view", object: null, detail, prev: head, key: own.did,
    };
    const line = sorted({ ...record, sig: inBase64Url(own.sign(`aftertrace.custody/1\n${sorted(record)}`)) });
    head = `sha256:${sha256(line)}`;
    if (!out.write(`${line}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}

/** Different messages as long as an entry, one key, one thread, for three seconds. */
function rawRate(bytes: number): number {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const set = Array.from({ length: 500 }, () => randomBytes(bytes)).map((message) => ({ message, signature: sign(null, message, privateKey) }));
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < 3_000) for (const { message, signature } of set) done += verify(null, message, publicKey, signature) ? 1 : 0;
  return done / ((performance.now() - began) / 1000);
}

function inChild(file: string): Promise<Verified> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ["verify", file], { execArgv: [] });
    child.on("message", (result: Verified) => resolve(result));
    child.on("exit", (code) => code !== 0 && reject(new Error(`the verification ended with ${code}`)));
  });
}

async function verified(file: string): Promise<Verified> {
  const began = performance.now();
  const log = await verifyFile(file, { keys: keySet(trusted(own, "bench")), declared: null, workerScript: workerScript(process.cwd()) });
  if (log === null) throw new Error("the log was not recognised");
  return { seconds: (performance.now() - began) / 1000, rssMb: peakMemoryMb(), status: log.status, verified: log.verified };
}
