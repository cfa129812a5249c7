import { describe, expect, test } from "vitest";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { nobleCrypto } from "../../lib/audit/nobleCrypto.ts";
import type { KeySet } from "../../lib/audit/trustedKeys.ts";
import { verifyLog } from "../../lib/audit/verifyLog.ts";
import { makers } from "./logs.ts";
import { keySet, signer, trusted } from "./signer.ts";

const own = signer("profiles");
const other = signer("stranger");
const verdict = (lines: readonly string[], keys: KeySet) => {
  const log = verifyLog(`${lines.join("\n")}\n`, keys, nodeCrypto);
  const found = log?.findings.filter((one) => one.class !== "tail_unproven" && one.class !== "not_signed").map((one) => `${one.class} ${one.entry}${one.last === undefined ? "" : `-${one.last}`}`);
  return { format: log?.profile.format, status: log?.status, found };
};

describe.each(makers)("$format", ({ format, make, edit, isSigned }) => {
  const lines = make(6, own);
  const pinned = keySet(trusted(own));

  test("a genuine log raises no alarm, in OpenSSL and in plain JavaScript", () => {
    expect(verdict(lines, pinned)).toEqual({ format, status: isSigned ? "verified" : "unsigned", found: [] });
    expect(verifyLog(lines.join("\n"), pinned, nobleCrypto)).toEqual(verifyLog(lines.join("\n"), pinned, nodeCrypto));
  });

  test("an edited record is altered, and only that one", () => {
    const edited = lines.map((line, at) => (at === 3 ? edit(line) : line));
    expect(edited[3]).not.toBe(lines[3]);
    expect(verdict(edited, pinned)).toEqual({ format, status: "altered", found: ["altered_entry 4"] });
  });

  test("a copied record is a duplicate; a line that cannot be read leaves the others verified", () => {
    expect(verdict([...lines.slice(0, 4), lines[1] ?? "", ...lines.slice(4)], pinned)).toEqual({ format, status: "altered", found: ["duplicate_entry 5"] });
    expect(verdict(lines.map((line, at) => (at === 2 ? line.slice(0, 30) : line)), pinned)).toEqual({ format, status: "altered", found: ["malformed 3"] });
  });
});

describe.each(makers.filter(({ chain }) => chain))("the chain of $format", ({ format, make }) => {
  const lines = make(6, own);

  test("a record that was taken out, and two that were swapped, are named", () => {
    expect(verdict(lines.filter((_, at) => at !== 2), keySet(trusted(own)))).toEqual({ format, status: "incomplete", found: ["missing_entry 3"] });
    const swapped = [0, 1, 3, 2, 4, 5].map((at) => lines[at] ?? "");
    expect(verdict(swapped, keySet(trusted(own)))).toMatchObject({ format, status: "altered", found: expect.arrayContaining(["reordered 4"]) });
  });
});

describe.each(makers.filter(({ isSigned }) => isSigned))("the keys of $format", ({ format, make }) => {
  const lines = make(6, own);

  test("without a key nothing is verified and nothing is called altered; a stranger's key does not help", () => {
    expect(verdict(lines, keySet())).toEqual({ format, status: "unverifiable", found: ["unknown_key 1-6"] });
    expect(["altered", "unverifiable"]).toContain(verdict(lines, keySet(trusted(other))).status);
  });
});
