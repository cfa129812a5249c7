import { describe, expect, test } from "vitest";
import { z } from "zod";
import { auditEntryDetailSchema, auditEntrySchema, auditLogSchema } from "@/lib/api/auditContract.ts";
import { findingClasses } from "@/components/evidence/verification/entry-words.ts";
import { custodyLog, makers } from "../../audit/logs.ts";
import { keySet, signer, trusted } from "../../audit/signer.ts";
import { verifyInPage } from "./pageVerdict.ts";

const own = signer("page");
const keys = keySet(trusted(own, "ops-2026"));
const damaged = custodyLog(12, own).map((line, at) => (at === 4 || at === 7 ? line.replace("responder", "intruder") : line)).toSpliced(9, 1);

describe.each(makers.map(({ format, make, isSigned }) => ({ format, make, isSigned })))("a page's reading of $format", ({ make, isSigned }) => {
  const { session, log } = verifyInPage(make(6, own), isSigned ? keySet(trusted(own)) : undefined);

  test("has the shape that the API gives, so that one panel draws both", () => {
    expect(z.object(auditLogSchema.shape).parse(log)).toMatchObject({ entries: 6, exhibit: "x1" });
    expect(z.array(auditEntrySchema).parse(session.window(0, 100, null).entries).map(({ entry }) => entry)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(auditEntryDetailSchema.parse(session.detail(3, 20_000))).toMatchObject({ entry: 3, contentClass: isSigned ? null : "not_signed" });
  });

  test("gives the entries of a list by any stretch of it, and none behind the last", () => {
    expect(session.window(4, 100, null).entries.map(({ entry }) => entry)).toEqual([5, 6]);
    expect(session.window(6, 100, null).entries).toEqual([]);
    expect([session.detail(0, 100), session.detail(7, 100)]).toEqual([null, null]);
  });
});

describe("the list of entries", () => {
  const { session, log } = verifyInPage(damaged, keys);

  test("filtered by a class holds exactly the entries that have a finding of it", () => {
    for (const name of findingClasses) {
      const { total, entries } = session.window(0, 100, name);
      expect([name, total]).toEqual([name, entries.length]);
      expect(entries.every((row) => row.contentClass === name || row.placeClasses.some((one) => one === name))).toBe(true);
    }
    expect(session.window(0, 100, "altered_entry").entries.map(({ entry }) => entry)).toEqual([5, 8]);
    expect(session.window(0, 100, "missing_entry").entries.map(({ entry }) => entry)).toEqual([10]);
  });

  test("with a finding and without one are the two halves of the log", () => {
    const [any, sound] = [session.window(0, 100, "any"), session.window(0, 100, "sound")];
    expect([...any.entries, ...sound.entries].map(({ entry }) => entry).sort((a, b) => a - b)).toEqual(Array.from({ length: log.entries }, (_, at) => at + 1));
    expect([any.of, sound.of]).toEqual([11, 11]);
  });

  test("says on which line each entry stands, blank lines counted", () => {
    const spaced = verifyInPage(["", damaged[0] ?? "", "", "", damaged[1] ?? ""], keys);
    expect(spaced.session.window(0, 10, null).entries.map(({ at }) => at)).toEqual(["line 2", "line 5"]);
  });

  test("an endorsed key counts from the record that endorses it", () => {
    const next = signer("page next");
    const rotated = custodyLog(6, (at) => (at < 3 ? own : next), { action: (at) => (at === 2 ? "key" : "view"), detail: (at) => ({ newKey: at === 2 ? next.did : null }) });
    const found = verifyInPage(rotated, keySet(trusted(own)));
    expect(found.log.status).toBe("verified");
    expect(found.session.window(0, 10, null).entries.map(({ holding }) => holding)).toEqual(["trusted", "trusted", "trusted", "endorsed", "endorsed", "endorsed"]);
  });
});

describe("one entry laid open", () => {
  const { session } = verifyInPage(damaged, keys);

  test("of an altered entry shows what was found, and the hash that the next entry has kept of it", () => {
    const [altered, after] = [session.detail(5, 20_000), session.detail(6, 20_000)];
    expect(altered?.explanation).toContain("no other spelling of the same content fits either");
    expect(after?.links[0]).toMatchObject({ previousEntry: null });
    expect(after?.links[0]?.previous).not.toBe(altered?.links[0]?.own);
  });

  test("cuts long texts and says how long they are", () => {
    const detail = session.detail(1, 100);
    expect([detail?.text.text.length, (detail?.text.length ?? 0) > 100]).toEqual([100, true]);
  });

  test("leads to the entry that it names as the one before", () => {
    expect(session.detail(3, 100)?.links[0]).toMatchObject({ previousEntry: 2, sequence: 3 });
  });
});

test("a key that the log brings is offered with its bytes and its entries, and never used", () => {
  const { log } = verifyInPage(damaged);
  expect(log.status).not.toBe("verified");
  expect(log.offered).toHaveLength(1);
  expect(log.offered[0]).toMatchObject({ key: own.key, id: own.did, entry: 1, entries: 9, weakness: null });
  expect(verifyInPage(custodyLog(3, own), keySet(trusted(own))).log.offered).toEqual([]);
});

test("a head beside the log shows that entries were cut off its end; one that nobody signed with a known key counts for nothing", () => {
  const lines = makers.find(({ format }) => format === "tirith.log")?.make(4, own) ?? [];
  const body = { count: 6, head_hash: "0".repeat(64), signing_enabled: true };
  const message = `{"count":6,"head_hash":"${body.head_hash}","signing_enabled":true}`;
  const sealed = (by: ReturnType<typeof signer>): string => JSON.stringify({ ...body, sig: Buffer.from(by.sign(message)).toString("base64") });
  const found = verifyInPage(lines, keySet(trusted(own)), { head: "h" }, sealed(own)).log;
  expect([found.status, found.declaredEnd?.count, found.headRefused]).toEqual(["incomplete", 6, false]);
  const refused = verifyInPage(lines, keySet(trusted(own)), { head: "h" }, sealed(signer("stranger"))).log;
  expect([refused.status, refused.declaredEnd, refused.headRefused]).toEqual(["verified", null, true]);
});
