import fc from "fast-check";
import { expect, test } from "vitest";
import { inventedSecrets } from "../inventedSecrets.ts";
import { buildReport } from "@/lib/report/buildReport.ts";
import { canonicalReport, reportHash } from "@/lib/report/export/canonicalReport.ts";
import { knownNames } from "@/lib/report/knownNames.ts";
import { redactReport, redactionRules, redactionValues, redactionWords } from "@/lib/report/redact.ts";
import { reportSchema, type Report } from "@/lib/report/reportDocument.ts";
import { factsOf } from "./facts.ts";

const nothing = { persons: [], hosts: [], targets: [] };
const reportWith = (text: string): Report => buildReport(factsOf(text), { texts: new Map([["summary", { text, author: "Ada Lovelace", savedUs: 1 }]]), actions: [{ id: "a", text, type: "prevent", owner: "Ada Lovelace", due: "", state: "open", source: "" }] });
const countOf = (report: Report, rule: string): number => report.redaction?.find((one) => one.rule === rule)?.places ?? 0;

test("addresses, hosts and machines are replaced, the same one everywhere by the same label, however it is capitalised", () => {
  const report = reportWith("Ask ops@Corp.example or OPS@corp.example at https://db-1.prod.corp.internal:5432/x, 10.0.0.7 and db-1.prod.corp.internal");
  const copy = redactReport(report, { rules: ["emails", "hosts"], terms: [] }, nothing);
  const text = canonicalReport(copy);
  expect(text).not.toMatch(/corp\.(?:example|internal)|10\.0\.0\.7/i);
  expect(copy.sections[0]?.human?.text).toBe("Ask [e-mail 1] or [e-mail 1] at https://[host 1]:5432/x, [host 2] and [host 1]");
  expect(reportSchema.parse(copy)).toEqual(copy);
  expect(reportHash(copy)).not.toBe(reportHash(report));
});

test("a name chosen to go is nowhere in the copy, in no field and in no case, and the counts say how often it stood there", () => {
  const name = fc.string({ unit: fc.constantFrom(...Array.from("abcdefghijklmnopqrstuvwxyzäöß")), minLength: 4, maxLength: 12 }).map((text) => `qx${text}`);
  fc.assert(fc.property(name, name, (first, second) => {
    fc.pre(!first.includes(second) && !second.includes(first));
    const report = reportWith(`${first}, ${second.toUpperCase()} and (${first})`);
    const copy = redactReport(report, { rules: [], terms: [first, second] }, nothing);
    expect(canonicalReport(copy).toLowerCase()).not.toMatch(new RegExp(`(?<![\\p{L}])(?:${first}|${second})(?![\\p{L}])`, "u"));
    const labels = canonicalReport(copy).match(/\[redacted \d+\]/g)?.length ?? 0;
    expect(countOf(copy, redactionWords.terms)).toBe(labels);
    expect(new Set(canonicalReport(copy).match(/\[redacted \d+\]/g)).size).toBe(2);
  }), { numRuns: 30 });
});

test("a name may be made of any signs", () => {
  const name = "a-b (c) [d]? 2026-03-01 10:00 \\^$.*+{}|/";
  const copy = redactReport(reportWith(`before ${name} after`), { rules: [], terms: [name] }, nothing);
  expect(copy.sections[0]?.human?.text).toBe("before [redacted 1] after");
});

test("a name that was cut off before an ellipsis goes too", () => {
  const copy = redactReport(reportWith("bartholomew said: “write to barthol…”"), { rules: [], terms: ["bartholomew"] }, nothing);
  expect(canonicalReport(copy)).not.toContain("barthol");
});

test.each(inventedSecrets)("a credential is masked in every copy, also in what people wrote: $name", ({ text, parts }) => {
  const copy = redactReport(reportWith(text), { rules: [], terms: [] }, nothing);
  const json = canonicalReport(copy);
  expect(parts.filter((part) => json.includes(part))).toEqual([]);
  expect(countOf(copy, redactionWords.credentials)).toBeGreaterThan(3);
});

test("who wrote, decided or owns is known by name, in full and in part", () => {
  const facts = factsOf("Ada signed it. lovelace too");
  const report = reportWith("Ada signed it. lovelace too");
  const names = knownNames(facts, report);
  const copy = redactReport(report, { rules: ["persons"], terms: [] }, names);
  expect(canonicalReport(copy)).not.toMatch(/\b(?:ada|lovelace)\b/i);
  expect(copy.sections[0]?.human?.author).toMatch(/^\[person \d+\]$/);
});

test("quoted passages and statements become labels, targets and names of files too; ids, hashes and rules stay", () => {
  const report = reportWith("orders_2024");
  const copy = redactReport(report, { rules: redactionRules, terms: [] }, knownNames(factsOf("orders_2024"), report));
  const quotes = copy.sections.flatMap(({ machine }) => machine.flatMap((block) => (block.kind === "statement" ? [block.quote] : [])));
  expect(quotes.length).toBeGreaterThan(1);
  expect(quotes.filter((quote) => !/^\[quote \d+\]$/.test(quote))).toEqual([]);
  expect(canonicalReport(copy)).not.toContain("orders_2024");
  expect(copy.appendix.map(({ id, kind, places }) => [id, kind, places.map(({ sha256 }) => sha256)])).toEqual(report.appendix.map(({ id, kind, places }) => [id, kind, places.map(({ sha256 }) => sha256)]));
});

test("what stands behind the labels is told to whoever saves the copy, and is not in the copy", () => {
  const report = reportWith("write to ops@corp.example");
  expect(redactionValues(report, { rules: ["emails"], terms: [] }, nothing)).toEqual([{ label: "[e-mail 1]", value: "ops@corp.example" }]);
});
