import { describe, expect, test } from "vitest";
import { axesOf } from "@/components/evidence/verification/axes.ts";
import { checksOf, type Outcome } from "@/components/evidence/verification/checks.ts";
import type { PageLog } from "@/components/verify/session/protocol.ts";
import { custodyLog, jwsToken, makers } from "../../audit/logs.ts";
import { keySet, signer, trusted } from "../../audit/signer.ts";
import { verifyInPage } from "./pageVerdict.ts";

const own = signer("checks");
const keys = keySet(trusted(own));
const lines = custodyLog(8, own);
const open = custodyLog(8, own, { closes: false });
const edit = (line = ""): string => line.replace("responder", "intruder");
const made = (format: string, count = 5): string[] => makers.find((one) => one.format === format)?.make(count, own) ?? [];

/** Outcome by check; those that passed are left out. */
function notPassed(log: PageLog): Readonly<Record<string, Outcome>> {
  return Object.fromEntries(checksOf(log).filter(({ outcome }) => outcome !== "passed").map(({ id, outcome }) => [id, outcome]));
}
const found = (text: readonly string[], known = keys): Readonly<Record<string, Outcome>> => notPassed(verifyInPage(text, known).log);

describe("the checks of a log", () => {
  test("all pass for a closed log under a trusted key", () => {
    expect(found(lines)).toEqual({});
  });

  test.each<[string, readonly string[], Readonly<Record<string, Outcome>>]>([
    ["an edited entry fails the signature alone", lines.with(3, edit(lines[3])), { signature: "failed" }],
    ["a record whose own hash is wrong fails the hash, and leaves its signature open", made("sift.receipt").map((line, at) => (at === 2 ? line.replace("ALLOW", "DENY") : line)), { hash: "failed", signature: "warned", order: "not_possible", gaps: "not_possible", end: "not_possible" }],
    ["an open end is not possible to prove, and no failure", open, { end: "not_possible" }],
    ["a removed entry fails the gaps alone", lines.toSpliced(3, 1), { gaps: "failed" }],
    ["two swapped entries fail the order", lines.with(2, lines[3] ?? "").with(3, lines[2] ?? ""), { order: "failed" }],
    ["a copied entry fails the duplicates", lines.toSpliced(3, 0, lines[2] ?? ""), { duplicates: "failed" }],
    ["a line that is no JSON fails the form", lines.with(3, "no record"), { form: "failed" }],
    ["a name that stands twice fails the form", lines.with(3, (lines[3] ?? "").replace("{", '{"seq":9,')), { form: "failed" }],
    ["a format without signatures cannot have them checked", made("agt.audit"), { signature: "not_possible", keys: "not_possible", end: "not_possible" }],
    ["tokens are not linked: order, gaps and end are not possible to check", [jwsToken(own, "{}"), jwsToken(own, "[]")], { order: "not_possible", gaps: "not_possible", end: "not_possible", clock: "not_possible" }],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test("without a trusted key nobody's trust is claimed: key validity is not possible, though signatures hold", () => {
    expect(found(lines, keySet())).toMatchObject({ keys: "not_possible" });
    expect(found(lines, keySet())["signature"]).toBeUndefined();
  });

  test("a revoked key fails key validity; a clock set back is a warning and no more", () => {
    expect(found(lines, keySet(trusted(own, null, { revoked: "always" })))).toMatchObject({ keys: "failed" });
    const receipts = made("sift.receipt");
    expect(found(receipts.with(1, receipts[2] ?? "").with(2, receipts[1] ?? ""))).toMatchObject({ clock: "warned" });
  });

  test("a head that counts more entries fails the end", () => {
    const tirith = made("tirith.log", 4);
    const { log } = verifyInPage(tirith, keys, { head: "h" }, JSON.stringify({ record_count: 6, chain_tip_record_hash: "0".repeat(64) }));
    expect(notPassed(log)).toEqual({ end: "failed" });
  });

  test("one record is a receipt: it has no end that could be proven", () => {
    expect(notPassed(verifyInPage(made("tirith.log", 1), keys).log)).toMatchObject({ end: "not_possible" });
  });
});

describe("the five axes", () => {
  test("stay apart: a log that somebody signed anew keeps its signature axis and loses its trust alone", () => {
    const axes = axesOf(verifyInPage(custodyLog(8, signer("stranger")), keys).log);
    expect(axes.map(({ name, outcome }) => [name, outcome])).toEqual([["Signature", "passed"], ["Key trust", "not_possible"], ["Chain", "passed"], ["Completeness", "not_possible"], ["Form", "passed"]]);
  });

  test("count what holds and what is trusted, of how many entries", () => {
    const [signature, trust] = axesOf(verifyInPage(lines.with(3, edit(lines[3])), keys).log);
    expect([signature?.count, trust?.count]).toEqual([7, 7]);
  });
});
