import fc from "fast-check";
import { expect, test } from "vitest";
import { auditStatuses } from "../../lib/audit/auditStatus.ts";
import { evidenceText } from "../../lib/audit/evidenceText.ts";
import { explainEntry } from "../../lib/audit/explainEntry.ts";
import { lineProfile } from "../../lib/audit/logEntries.ts";
import { verifyLog } from "../../lib/audit/verifyLog.ts";
import { findingWording, statusWording } from "../../lib/audit/wording.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { makers } from "./logs.ts";
import { keySet, signer, trusted } from "./signer.ts";

const own = signer("robust");
const keys = keySet(trusted(own));
const lines = makers.flatMap(({ make }) => make(2, own));

/** A genuine record with some of its text replaced. */
const damaged = fc.tuple(fc.constantFrom(...lines), fc.nat(), fc.nat(30), fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("null", "{}", "[]", '""', "1e999", '"\\ud800"', "-0", '{"__proto__":1}', "true")))
  .map(([line, at, length, put]) => line.slice(0, at % line.length) + put + line.slice((at % line.length) + length));
/** A genuine record with one member's value replaced by another kind of value. */
const retyped = fc.tuple(fc.constantFrom(...lines.filter((line) => line.startsWith("{"))), fc.nat(), fc.constantFrom("null", "{}", "[]", '""', "1e999", "-5", "true", '"\\ud800"', '[{"a":[]}]'))
  .map(([line, seed, value]) => {
    const members = [...line.matchAll(/"[\w@]+":("[^"]*"|-?\d+(\.\d+)?|true|false|null)/g)];
    const member = members[seed % members.length];
    return member?.[1] === undefined ? line : line.slice(0, member.index) + member[0].slice(0, -member[1].length) + value + line.slice(member.index + member[0].length);
  });

test("any bytes in, a verdict out: damaged records, other kinds of values, noise; the same twice", { timeout: 60_000 }, () => {
  const text = fc.oneof(fc.array(fc.oneof(damaged, retyped, fc.constantFrom(...lines)), { minLength: 1, maxLength: 6 }).map((parts) => parts.join("\n")), fc.uint8Array({ maxLength: 200 }).map(evidenceText), fc.json(), fc.string({ unit: "binary" }));
  fc.assert(fc.property(text, (log) => {
    const found = verifyLog(log, keys, nodeCrypto);
    if (found !== null) expect(auditStatuses).toContain(found.status);
    expect(verifyLog(log, keys, nodeCrypto)).toEqual(found);
  }), { numRuns: 300 });
});

test("any entry can be explained", { timeout: 60_000 }, () => {
  fc.assert(fc.property(fc.oneof(damaged, retyped), fc.constantFrom(...lines), (entry, other) => {
    const profile = lineProfile(entry) ?? lineProfile(other);
    if (profile !== null) expect(explainEntry(entry, profile, keys, nodeCrypto).report.digest).toHaveLength(32);
  }), { numRuns: 200 });
});

test("every status and every finding says what it shows and what it does not", () => {
  for (const words of [...Object.values(statusWording), ...Object.values(findingWording)]) expect([words.title, words.shows, words.showsNot].every((text) => text.length > 3)).toBe(true);
});
