import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { joinKeySets, readKeyFile } from "../../lib/audit/keyFile.ts";
import { declaredEnd } from "../../lib/audit/logEntries.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { verifyFile } from "../../lib/verification/verifyFile.ts";

// Real and manipulated signed logs lie outside the project; where they are, every one must be judged as its label says.
const corpora = process.env["AFTERTRACE_CORPORA"] ?? "";
const disputed = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync("test/disputed.json", "utf8")));

const finding = z.object({ class: z.string(), entry: z.number(), last: z.number().optional() });
const label = z.object({ format: z.string(), keys: z.array(z.string()), status: z.union([z.string(), z.array(z.string())]), entries: z.number(), findings: z.array(finding), may: z.array(z.string()).optional(), uncovered: z.array(z.string()).optional() });
type Label = z.infer<typeof label>;
type Found = z.infer<typeof finding>;

/** Neighbouring entries of one class are one finding. */
function runs(findings: readonly Found[], may: readonly string[]): string[] {
  const out: { name: string; from: number; to: number }[] = [];
  const flat = findings.filter((one) => !may.includes(one.class)).toSorted((a, b) => (a.class < b.class ? -1 : a.class > b.class ? 1 : a.entry - b.entry));
  for (const { class: name, entry, last = entry } of flat) {
    const open = out.at(-1);
    if (open?.name === name && entry <= open.to + 1) open.to = Math.max(open.to, last);
    else out.push({ name, from: entry, to: last });
  }
  return out.map(({ name, from, to }) => `${name} ${from}-${to}`);
}

async function judged(folder: string, file: string, { keys, may = [] }: Label) {
  const path = join(folder, file);
  const set = joinKeySets(keys.map((name) => readKeyFile(readFileSync(join(folder, name)), name, nodeCrypto)), nodeCrypto);
  const declared = existsSync(`${path}.head`) ? declaredEnd(readFileSync(`${path}.head`, "utf8"), { keys: set, crypto: nodeCrypto }) : null;
  const read = async (streamBytesMin: number) => verifyFile(path, { keys: set, declared, workerScript: null, streamBytesMin, blockBytes: 4_000 });
  const [log, streamed] = [await read(Infinity), await read(0)];
  expect({ ...streamed, container: "" }).toEqual({ ...log, container: "" });
  return { format: log?.profile.format, status: log?.status ?? "", entries: log?.entries, findings: runs(log?.findings ?? [], may), uncovered: log?.uncovered ?? [] };
}

function labelled(folder: string, prefix: string): [string, Label][] {
  const labels = z.record(z.string(), label).parse(JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")));
  return Object.entries(labels).filter(([file]) => !(`${prefix}/${file}` in disputed));
}

async function expectRight(folder: string, file: string, want: Label): Promise<void> {
  const got = await judged(folder, file, want);
  expect(got).toMatchObject({ format: want.format, entries: want.entries, findings: runs(want.findings, want.may ?? []) });
  expect([want.status].flat()).toContain(got.status);
  expect(got.uncovered).toEqual(expect.arrayContaining(want.uncovered ?? []));
}

const samples = join(corpora, "samples", "signed");
const generator = join(corpora, "eval", "tamper.mjs");
const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe.runIf(corpora !== "" && existsSync(samples))("signed samples are judged as their labels say", () => {
  test.each(corpora === "" || !existsSync(samples) ? [] : labelled(samples, "signed"))("%s", async (file, want) => expectRight(samples, file, want));
});

describe.runIf(corpora !== "" && existsSync(generator)).each(["corpora-one", "corpora-two"])("manipulated logs of seed %s are found out and named right", (seed) => {
  test("all of them", { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "aftertrace-tampered-"));
    made.push(folder);
    execFileSync(process.execPath, [generator, "--out", folder, "--seed", seed], { stdio: "ignore" });
    const all = labelled(folder, "tampered");
    expect(all.length).toBeGreaterThan(100);
    for (const [file, want] of all) await expectRight(folder, file, want);
  });
});
