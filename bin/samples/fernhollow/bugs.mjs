// Bugs, each mended on a branch on the second try.
import { answer, step } from "../record.mjs";
import { deliver, edit, failing, grep, read, sh } from "./calls.mjs";

/** A bug: found, mended on the second try, tested, delivered. */
function bug({
  branch,
  number,
  title,
  pattern,
  hit,
  file,
  source,
  test,
  testSource,
  wrong,
  first,
  second,
  failure,
  passed,
  body,
}) {
  return [
    step("I look at the code first.", sh("git status --short"), grep(pattern, "src", hit)),
    step(
      "",
      sh(`git switch -c ${branch}`, `Switched to a new branch '${branch}'`),
      read(file, source),
      read(test, testSource),
    ),
    step("", edit(file, wrong, first)),
    step("", failing(`npm test -- ${test}`, failure, 1, { ms: 4100 })),
    step("Not quite. The test shows what I missed.", edit(file, first, second)),
    step(
      "",
      sh("npm test", `Test files  48 passed (48)\n     Tests  ${passed} passed (${passed})\n  Duration  11.42s`, {
        ms: 12_600,
      }),
      sh("npm run lint", "0 problems", { ms: 3900 }),
    ),
    ...deliver(branch, number, title, body, [file, test]),
    answer(`${title}: done on ${branch}, pull request ${number}. All ${passed} tests pass.`),
  ];
}

export const rounding = bug({
  branch: "fix/vat-rounding",
  number: 812,
  title: "Round VAT per line, not per invoice",
  pattern: "roundVat",
  hit: "src/invoice/vat.ts:14:export function roundVat(lines: Line[]): number {",
  file: "src/invoice/vat.ts",
  test: "test/invoice/vat.test.ts",
  source:
    'import type { Line } from "./line";\n\nexport function roundVat(lines: Line[]): number {\n  const sum = lines.reduce((total, line) => total + line.net * line.rate, 0);\n  return Math.round(sum * 100) / 100;\n}\n',
  testSource:
    'it("rounds each line", () => {\n  expect(roundVat([line(0.335, 0.2), line(0.335, 0.2)])).toBe(0.14);\n});\n',
  wrong: "const sum = lines.reduce((total, line) => total + line.net * line.rate, 0);",
  first: "const sum = lines.reduce((total, line) => total + Math.round(line.net * line.rate), 0);",
  second: "const sum = lines.reduce((total, line) => total + Math.round(line.net * line.rate * 100) / 100, 0);",
  failure: "FAIL test/invoice/vat.test.ts > rounds each line\nAssertionError: expected 0 to be 0.14",
  passed: 611,
  body: "Customers saw one cent too much on invoices of many lines. VAT is now rounded per line, as the tax office asks.",
});

export const timezone = bug({
  branch: "fix/due-date-zone",
  number: 815,
  title: "Count due dates in the customer's zone",
  pattern: "addDays\\(",
  hit: "src/invoice/due.ts:9:  return addDays(issued, terms.days);",
  file: "src/invoice/due.ts",
  test: "test/invoice/due.test.ts",
  source: "export function dueDate(issued: Date, terms: Terms): Date {\n  return addDays(issued, terms.days);\n}\n",
  testSource:
    'it("falls on the customer\'s day", () => {\n  expect(dueDate(at("2026-06-10T23:30Z"), net30, "Europe/Oslo")).toEqual(day("2026-07-11"));\n});\n',
  wrong: "return addDays(issued, terms.days);",
  first: "return addDays(startOfDay(issued), terms.days);",
  second: "return addDays(startOfDay(inZone(issued, terms.zone)), terms.days);",
  failure: "FAIL test/invoice/due.test.ts > falls on the customer's day\nExpected 2026-07-11, received 2026-07-10",
  passed: 614,
  body: "An invoice issued late in the evening was due one day early.",
});

export const paging = bug({
  branch: "fix/list-paging",
  number: 821,
  title: "Keep the filter on the second page",
  pattern: "nextPage",
  hit: "src/web/list.ts:33:  const nextPage = `?page=${page + 1}`;",
  file: "src/web/list.ts",
  test: "test/web/list.test.ts",
  source:
    "export function links(page: number, filter: Filter) {\n  const nextPage = `?page=${page + 1}`;\n  return { nextPage };\n}\n",
  testSource:
    'it("carries the filter along", () => {\n  expect(links(1, { state: "open" }).nextPage).toBe("?state=open&page=2");\n});\n',
  wrong: "const nextPage = `?page=${page + 1}`;",
  first: "const nextPage = `?page=${page + 1}&${query(filter)}`;",
  second: "const nextPage = `?${query(filter)}&page=${page + 1}`;",
  failure:
    "FAIL test/web/list.test.ts > carries the filter along\nExpected ?state=open&page=2, received ?page=2&state=open",
  passed: 617,
  body: "The second page of a filtered list showed everything.",
});

export const retries = bug({
  branch: "fix/mail-retry",
  number: 826,
  title: "Retry a mail at most five times",
  pattern: "retryMail",
  hit: "src/mail/queue.ts:27:export async function retryMail(job: Job) {",
  file: "src/mail/queue.ts",
  test: "test/mail/queue.test.ts",
  source: "export async function retryMail(job: Job) {\n  await send(job).catch(() => queue.push(job));\n}\n",
  testSource:
    'it("gives up after five tries", async () => {\n  await drain(failingSender);\n  expect(failingSender.tries).toBe(5);\n});\n',
  wrong: "await send(job).catch(() => queue.push(job));",
  first: "if (job.tries > 5) return;\n  await send(job).catch(() => queue.push({ ...job, tries: job.tries + 1 }));",
  second: "if (job.tries >= 5) return;\n  await send(job).catch(() => queue.push({ ...job, tries: job.tries + 1 }));",
  failure: "FAIL test/mail/queue.test.ts > gives up after five tries\nExpected 5, received 6",
  passed: 620,
  body: "A mail that could not be delivered went round for ever.",
});
