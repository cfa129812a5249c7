import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import type * as limits from "../../lib/evidence/limits.ts";
import { zipOf } from "../evidence/zipWriter.ts";
import { callIds, exports, stepsOf } from "./exports.ts";
import { callIdsOf, codesOf, faultsOf, findingsOf, tempFolder } from "./run.ts";

// The limits in force allow a gigabyte before a ratio convicts; these are the same limits, each a thousandth.
vi.mock("../../lib/evidence/limits.ts", async (original) => {
  const { defaultLimits } = await original<typeof limits>();
  const small = {
    unpackedBytesFree: 1 << 20,
    unpackedBytesMax: 16 << 20,
    recordBytesMax: 64 << 10,
    archiveEntriesMax: 20,
  };
  return { defaultLimits: { ...defaultLimits, ...small } };
});

const folder = tempFolder();
const steps = stepsOf(6);
const lines = exports["LangSmith runs lines"]?.text(steps) ?? "";
const array = exports["LangSmith runs array"]?.text(stepsOf(3, "glaze", 2)) ?? "";
const good = folder.put("good.json", array);
const both = [...callIds(steps), ...callIds(stepsOf(3, "glaze", 2))];

describe("what unpacks to far more than it is", () => {
  test.each([
    ["by its ratio", 8 << 20],
    ["by its size", 40 << 20],
  ])("a gzip bomb is stopped %s, what came before is read, and so is the exhibit beside it", async (_, bytes) => {
    const bomb = folder.put("bomb.jsonl.gz", gzipSync(Buffer.concat([Buffer.from(lines), Buffer.alloc(bytes, "\n")])));
    const findings = await findingsOf(bomb, good);
    expect(findings.exhibits.flatMap(faultsOf)).toEqual([]);
    expect([codesOf(findings.exhibits[0] ?? never()), findings.exhibits[0]?.records]).toEqual([
      ["limit_exceeded file"],
      { read: 7, kept: 7, skipped: 0 },
    ]);
    expect(callIdsOf(findings)).toEqual(both);
  });

  test("a zip bomb is stopped, its entries before are read, and so is the exhibit beside it", async () => {
    const archive = zipOf([
      { name: "a.jsonl", bytes: Buffer.from(lines) },
      { name: "b.bin", bytes: Buffer.alloc(40 << 20) },
      { name: "c.jsonl", bytes: Buffer.from(lines) },
    ]);
    const findings = await findingsOf(folder.put("bomb.zip", archive), good);
    expect(findings.exhibits.flatMap(faultsOf)).toEqual([]);
    expect(findings.exhibits.map(({ name }) => name)).toEqual([
      "bomb.zip",
      "bomb.zip/a.jsonl",
      "bomb.zip/b.bin",
      "good.json",
    ]);
    expect(codesOf(findings.exhibits[0] ?? never())).toContain("limit_exceeded file");
    expect(callIdsOf(findings)).toEqual(both);
  });

  test("an archive of more files than the limit gives those within it, and says so", async () => {
    const archive = zipOf(
      Array.from({ length: 30 }, (_, n) => ({ name: `${n}.jsonl`, bytes: Buffer.from(n === 3 ? lines : "") })),
    );
    const findings = await findingsOf(folder.put("many.zip", archive));
    expect([findings.exhibits.length, codesOf(findings.exhibits[0] ?? never())]).toEqual([
      21,
      ["limit_exceeded entry 20"],
    ]);
    expect(callIdsOf(findings)).toEqual(callIds(steps));
  });

  test("a record over the limit is skipped by its place, and those around it are read", async () => {
    const long = lines.replace("burner 4 burns", "x".repeat(70 << 10));
    const findings = await findingsOf(folder.put("long.jsonl", long));
    expect(codesOf(findings.exhibits[0] ?? never())).toEqual(["limit_exceeded line 5"]);
    expect(findings.exhibits[0]?.records).toEqual({ read: 7, kept: 6, skipped: 1 });
    expect(callIdsOf(findings)).toEqual(callIds(steps).filter((id) => id !== "burner-4"));
  });
});

function never(): never {
  throw new Error("an exhibit was expected");
}
