import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "aftertrace-large-"));
const program = join(folder, "large.cjs");
const path = join(folder, "evidence");
beforeAll(() => {
  buildSync({
    entryPoints: [fileURLToPath(new URL("large.ts", import.meta.url))],
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile: program,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes before, then `block` until 200 MB are full, then after. */
function write(before: string, block: string, after: string): void {
  const file = openSync(path, "w");
  const chunk = Buffer.from(block.repeat(Math.ceil(1_000_000 / block.length)));
  writeSync(file, before);
  for (let written = 0; written < 200_000_000; written += chunk.length) writeSync(file, chunk);
  writeSync(file, after);
  closeSync(file);
}

type Outcome = {
  shape: string;
  keys: string[];
  counts: { read: number; skipped: number };
  codes: string[];
  rssMb: number;
};
function read(pattern = "/*"): Outcome {
  const { stdout, stderr } = spawnSync(process.execPath, ["--max-old-space-size=100", program, path, pattern], {
    encoding: "utf8",
  });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Outcome;
}

describe("200 MB in one value never take the process down", () => {
  test.each([
    [
      "one string in an array",
      ['[{"id":1},{"id":"', "x", '"},{"id":3}]'],
      { shape: "json", counts: { read: 3, skipped: 1 }, codes: ["limit_exceeded /1"] },
    ],
    [
      "escaped quotes in one string",
      ['[{"id":1},{"id":"', '\\"', '"},{"id":3}]'],
      { shape: "json", counts: { read: 3, skipped: 1 }, codes: ["limit_exceeded /1"] },
    ],
    [
      "one line",
      ['{"id":1}\n{"id":"', "x", '"}\n{"id":3}\n'],
      { shape: "jsonLines", counts: { read: 3, skipped: 1 }, codes: ["limit_exceeded line 2"] },
    ],
    [
      "one cell",
      ['id,name\n1,a\n2,"', 'x""\n', '"\n3,c\n'],
      { shape: "csv", counts: { read: 3, skipped: 1 }, codes: ["limit_exceeded row 2"] },
    ],
    [
      "open brackets",
      ["[1,", "[", ""],
      { shape: "json", counts: { read: 2, skipped: 1 }, codes: ["record_truncated byte 3"] },
    ],
    [
      "a string that never ends",
      ['[1,"', "x", ""],
      { shape: "json", counts: { read: 2, skipped: 1 }, codes: ["record_truncated byte 3"] },
    ],
  ])(
    "%s",
    (_, [before = "", block = "", after = ""], expected) => {
      write(before, block, after);
      const { rssMb, ...outcome } = read();
      expect(outcome).toMatchObject(expected);
      expect(rssMb).toBeLessThan(190);
    },
    20_000,
  );

  test("a name behind 200 MB is seen, and what lies outside the records is bounded", () => {
    write('{"observations":[0', ",1234567", '],"trace":{"id":"t"},"scores":[]}');
    const outcome = read("/runs/*");
    expect([outcome.keys, outcome.codes]).toEqual([
      ["observations", "trace", "scores"],
      ["limit_exceeded /observations"],
    ]);
    expect(outcome.rssMb).toBeLessThan(190);
  });
});
