import fc from "fast-check";
import { expect, test } from "vitest";
import { apiEntrySource } from "@/components/evidence/verification/api-entry-source.ts";
import { windowRows } from "@/components/timeline/rows/windows.ts";
import type { AuditEntry } from "@/lib/api/auditContract.ts";

const entry = (number: number): AuditEntry => ({
  entry: number, at: `line ${number}`, offset: null, length: null, timeUs: null, contentClass: null, message: null, placeClasses: [], holding: "none", fingerprint: null, tool: null, decision: null, actor: null, pair: null,
});

/** An API over a log of so many entries; a filter lets every third one through. It counts what it was asked. */
function api(of: number) {
  const asked: string[] = [];
  const source = apiEntrySource("i", "x2", (path) => {
    asked.push(path);
    const query = new URL(path, "http://localhost").searchParams;
    const passing = Array.from({ length: of }, (_, at) => at + 1).filter((number) => query.get("class") === null || number % 3 === 0);
    const count = Number(query.get("count"));
    const rest = passing.filter((number) => number > Number(query.get("after")));
    const here = rest.slice(0, count);
    return Promise.resolve({ ok: true, value: { exhibit: "x2", total: passing.length, of, entries: here.map(entry), next: rest.length > count ? (here.at(-1) ?? null) : null, tools: [], toolsOf: 0 } });
  });
  return { source, asked, passing: (filter: boolean) => Array.from({ length: of }, (_, at) => at + 1).filter((number) => !filter || number % 3 === 0) };
}
const never = new AbortController().signal;

test("windows come from any place of the list, filtered or not, in whatever order they are asked for", async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 5_000 }), fc.boolean(), fc.array(fc.nat(9), { minLength: 1, maxLength: 6 }), async (of, filtered, windows) => {
    const { source, passing } = api(of);
    for (const window of windows) {
      const answer = await source.window(window * windowRows, windowRows, filtered ? "any" : null, never);
      expect(answer.ok && answer.value.entries.map((row) => row.entry)).toEqual(passing(filtered).slice(window * windowRows, (window + 1) * windowRows));
      expect(answer.ok && [answer.value.total, answer.value.of]).toEqual([passing(filtered).length, of]);
    }
  }), { numRuns: 60 });
});

test("a page of a filtered list that was passed once is found without passing the others again", async () => {
  const { source, asked } = api(20_000);
  await source.window(8 * windowRows, windowRows, "any", never);
  const walked = asked.length;
  await source.window(8 * windowRows, windowRows, "any", never);
  expect([walked, asked.length - walked]).toEqual([5, 1]);
});
