import { expect, test } from "vitest";
import { explainEntry } from "../../lib/audit/explainEntry.ts";
import { lineProfile } from "../../lib/audit/logEntries.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { custodyLog, makers } from "./logs.ts";
import { keySet, signer, trusted } from "./signer.ts";

const own = signer("explain");
const keys = keySet(trusted(own));
const explain = (line: string) => {
  const profile = lineProfile(line);
  if (profile === null) throw new Error("no format");
  return explainEntry(line, profile, keys, nodeCrypto);
};
const lineOf = (format: string): string => makers.find((one) => one.format === format)?.make(1, own)[0] ?? "";
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test("a sound entry shows its signed bytes and no message", () => {
  const found = explain(custodyLog(1, own)[0] ?? "");
  expect(found).toMatchObject({ message: null, respelled: null, contradiction: null, signed: [{ holds: true }] });
  expect(text(found.signed[0]?.bytes)).toMatch(/^aftertrace\.custody\/1\n\{"action":"close"/);
});

test("an edited entry has no spelling that fits, and says so", () => {
  const found = explain((custodyLog(1, own)[0] ?? "").replace("responder", "someone"));
  expect(found).toMatchObject({ respelled: null, signed: [{ holds: false }], report: { fault: { class: "altered_entry" } } });
  expect(found.message).toContain("no other spelling of the same content fits either");
});

test("content that differs by Unicode normalisation only is told from an edit; the class stays", () => {
  const [line = ""] = custodyLog(1, own, { closes: false, detail: () => ({ name: "caf\u00e9" }) });
  const found = explain(line.normalize("NFD"));
  expect(found.report.fault?.class).toBe("altered_entry");
  expect(found.message).toContain("the content is equal after Unicode NFC");
  expect(text(found.respelled?.bytes.subarray(0, found.respelled.at ?? 0)).endsWith('"name":"caf')).toBe(true);
});

test("numbers that a tool wrote anew are told from an edit", () => {
  const found = explain(lineOf("tirith.log").replace('"elapsed_ms":3', '"elapsed_ms":3.0'));
  expect(found.message).toContain("the content is equal where numbers are written as ECMAScript writes them");
});

test("a record signed in another canonical form than its format names is told from an edit", () => {
  const [line = ""] = custodyLog(1, own, { closes: false, detail: () => ({ ratio: 1 }) });
  // Signed over 1, and now 1.0: the form of this format writes 1 for both, and the signature holds.
  expect(explain(line.replace('"ratio":1', '"ratio":1.0')).message).toBeNull();
  const tirith = lineOf("tirith.log").replace('"session_id":"s"', '"session_id":"\u00e9"');
  expect(explain(tirith).message).toContain("no other spelling");
});

test("a hash that does not fit shows both, and the first byte in which they differ", () => {
  const found = explain(lineOf("sift.receipt").replace("ALLOW", "DENY"));
  const { expected = "", found: stated = "", at = null } = found.contradiction ?? {};
  expect([expected?.length, stated?.length]).toEqual([64, 64]);
  expect(expected?.slice(0, (at ?? 0) * 2)).toBe(stated?.slice(0, (at ?? 0) * 2));
  expect(expected?.slice((at ?? 0) * 2, (at ?? 0) * 2 + 2)).not.toBe(stated?.slice((at ?? 0) * 2, (at ?? 0) * 2 + 2));
  expect(text(found.contradiction?.bytes ?? undefined)).toContain('"decision":"DENY"');
});
