import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evidenceText } from "../../lib/audit/evidenceText.ts";
import { verifyLog } from "../../lib/audit/verifyLog.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { verifyFile } from "../../lib/verification/verifyFile.ts";
import { VerificationCancelled, type VerifyOptions } from "../../lib/verification/verifyOptions.ts";
import { custodyLog, makers } from "./logs.ts";
import { keySet, signer, trusted } from "./signer.ts";

// Inside the clone, so that the worker finds its packages.
const folder = mkdtempSync(join(process.cwd(), "node_modules", ".readings-"));
const workerScript = join(folder, "verifyWorker.mjs");
beforeAll(() => build({ entryPoints: ["lib/verification/verifyWorker.ts"], outfile: workerScript, bundle: true, platform: "node", format: "esm", target: "node20", packages: "external", logLevel: "warning" }), 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const own = signer("readings");
const stranger = signer("readings, a stranger");
const keys = keySet(trusted(own));
const usual: VerifyOptions = { keys, declared: null, workerScript: null };
let files = 0;
const put = (bytes: Uint8Array | string): string => {
  const path = join(folder, `log-${files++}`);
  writeFileSync(path, bytes);
  return path;
};
/** The verdict on a file; how it was read is no part of it. */
const verdictOf = async (path: string, options: Partial<VerifyOptions> = {}) => {
  const log = await verifyFile(path, { ...usual, ...options });
  return log === null ? null : { ...log, container: null, profile: log.profile.format };
};

const logs = makers.map(({ format, make }) => ({ format, lines: make(7, own), foreign: make(2, stranger) }));
/** A genuine log and what was done to it: entries left out, doubled, moved, edited, cut short, replaced by a stranger's or by noise. */
const damagedLog = fc.constantFrom(...logs).chain(({ format, lines, foreign }) => fc.record({
  format: fc.constant(format),
  lines: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom("none", "leave", "double", "move", "edit", "cut", "foreign", "noise", "space")), { maxLength: 4 }).map((steps) =>
    steps.reduce((list: readonly string[], [a, b, step]) => {
      const [from, to] = [a % list.length, b % list.length];
      const line = list[from] ?? "";
      const at = b % Math.max(1, line.length);
      switch (step) {
        case "leave": return list.length < 3 ? list : list.toSpliced(from, 1);
        case "double": return list.toSpliced(to, 0, line);
        case "move": return list.toSpliced(from, 1).toSpliced(to, 0, line);
        case "edit": return list.with(from, `${line.slice(0, at)}x${line.slice(at + 1)}`);
        case "cut": return list.with(from, line.slice(0, at));
        case "foreign": return list.with(from, foreign[b % 2] ?? "");
        case "noise": return list.toSpliced(to, 0, ['{"oops', "null", "[]", "{}", '"\u00e9', "\u2028"][b % 6] ?? "");
        case "space": return list.with(from, line.startsWith("{") ? line.replaceAll('":', '" :\t') : line);
        default: return list;
      }
    }, lines)),
}));
const wrap = (lines: readonly string[], kind: number): string => {
  const list = `[${lines.join(",\n ")}]`;
  return [
    `${lines.join("\n")}\n`, lines.join("\n"), `\ufeff${lines.join("\r\n")}\r\n`, `\n \n${lines.join("\n\n")}\n\n`, list, `\ufeff ${list}\n`,
    `{"version":1,"note":"[{\\"","receipts":${list},"receipt_count":7}`, `{"record_count":9,"record_count2":"","entries":${list}}`, `{"records":[{"a":1}],"receipts":${list},"entries":[]}`,
    `{"entries":[],"entry_count":3,"receipts":${list},"receipt_count":8,"records":${list}}`, list.slice(0, -1), `${list}]`, `${list} trailing`,
  ][kind] ?? "";
};

test("a log of any format, in any container and however damaged, has one verdict: as text, as a whole file, in blocks of any size, and through other threads", async () => {
  let runs = 0;
  await fc.assert(fc.asyncProperty(damagedLog, fc.nat(12), fc.integer({ min: 1, max: 4_000 }), async ({ lines }, kind, blockBytes) => {
    const text = wrap(lines, kind);
    const path = put(text);
    const [asText, whole] = [verifyLog(evidenceText(Buffer.from(text)), keys, nodeCrypto), await verdictOf(path, { streamBytesMin: Infinity })];
    expect(whole).toEqual(asText === null ? null : { ...asText, container: null, profile: asText.profile.format });
    expect(await verdictOf(path, { streamBytesMin: 0, blockBytes })).toEqual(whole);
    // Threads are slow to start: every eighth time.
    if (runs++ % 8 === 0) expect(await verdictOf(path, { streamBytesMin: 0, blockBytes, workerScript })).toEqual(whole);
  }), { numRuns: 160 });
});

test("blocks that threads judge come back in the order of the file, whoever is faster", async () => {
  const lines = custodyLog(40, own).map((line, at) => (at % 7 === 3 ? line.replace("responder", `r${"x".repeat(at * 400)}`) : line));
  const path = put(`${lines.join("\n")}\n`);
  const alone = await verdictOf(path);
  expect(alone?.findings.filter((one) => one.class === "altered_entry").map(({ entry }) => entry)).toEqual([4, 11, 18, 25, 32, 39]);
  for (const blockBytes of [700, 3_000, 20_000]) expect(await verdictOf(path, { streamBytesMin: 0, blockBytes, workerScript })).toEqual(alone);
});

test.each([["in this thread", null], ["through other threads", workerScript]])("progress is told as the file is read, and a reading that is called off ends, %s", async (_, script) => {
  const text = `${custodyLog(30, own).join("\n")}\n`;
  const path = put(text);
  const told: { readonly bytes: number; readonly entries: number }[] = [];
  const reading: Partial<VerifyOptions> = { streamBytesMin: 0, blockBytes: 2_000, workerScript: script };
  await verdictOf(path, { ...reading, onProgress: (bytes, entries) => told.push({ bytes, entries }) });
  expect(told.length).toBeGreaterThan(3);
  expect(told.at(-1)).toEqual({ bytes: Buffer.byteLength(text), entries: 30 });
  expect(told.every((one, at) => at === 0 || (one.entries >= (told[at - 1]?.entries ?? 0) && one.bytes >= (told[at - 1]?.bytes ?? 0)))).toBe(true);

  const signal = { aborted: false };
  let seen = 0;
  await expect(verdictOf(path, { ...reading, signal, onProgress: (_bytes, entries) => void ((signal.aborted = true), (seen = entries)) })).rejects.toBeInstanceOf(VerificationCancelled);
  expect(seen).toBeGreaterThan(0);
  expect(seen).toBeLessThan(30);
});

test("a thread that dies fails the verification and does not hang it", async () => {
  const script = join(folder, "dying.mjs");
  writeFileSync(script, 'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { throw new Error("out of memory"); });');
  await expect(verdictOf(put(`${custodyLog(5, own).join("\n")}\n`), { streamBytesMin: 0, blockBytes: 1_000, workerScript: script })).rejects.toThrow("out of memory");
});
