import type { TimelineQuery } from "../api/timelineContract.ts";
import { markWords } from "../timeline/markTests.ts";
import { facetNames, type FacetName } from "../timeline/row.ts";
import { failedTests, flagTest, valueTest, windowTest, type RowTest } from "../timeline/rowTests.ts";
import { judgedColumn } from "./judgedColumn.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { MarkedRows } from "./rowMarks.ts";
import { rowsWithWords } from "./rowsWithWords.ts";
import { marksVersion } from "./marksVersion.ts";

/** The parts of a query that rows are tested for. */
export type TestName = FacetName | "q" | "t";

/**
 * What a query comes to. `fails` says for each row, in tree order, which of the tests it fails (`failedTests`); null: there is
 * no test and every row passes. `tests` names them by number; `key` is the same for what is the same.
 */
export type Filtered = { readonly fails: Uint8Array | null; readonly tests: readonly TestName[]; readonly key: string };

/** Tests whose outcome depends on what people said. */
const saidTests: readonly TestName[] = ["mark", "class", "harm", "origin"];

/** The number of a test in `fails`; 0 where the query does not ask for it. */
export function testNumber({ tests }: Filtered, name: TestName): number {
  return tests.indexOf(name) + 1;
}

/** Tests all rows, by any combination. The table holds steps only: headings fail there whatever they are. */
export function filterRows(index: IncidentIndex, query: TimelineQuery, marks: MarkedRows): Filtered {
  const tests = testsOf(query);
  const stepsOnly = query.view === "table";
  if (tests.length === 0 && !stepsOnly) return { fails: null, tests, key: "" };
  const asked = tests.map((name) => (name === "q" ? query.q : name === "t" ? query.t : query[name]));
  const version = saidTests.some((name) => tests.includes(name)) ? marksVersion(marks) : 0;
  const key = JSON.stringify([stepsOnly, tests, asked, version]);
  const fails = index.results.bytes(`fails ${key}`, () =>
    failedTests(index.columns.rows, tests.map((name) => rowTest(index, query, marks, name)), stepsOnly ? index.columns.heading : null),
  );
  return { fails, tests, key };
}

function testsOf(query: TimelineQuery): TestName[] {
  const lists = facetNames.filter((name) => query[name].length > 0);
  return [...lists, ...(query.q.trim() === "" ? [] : ["q" as const]), ...(query.t === null ? [] : ["t" as const])];
}

function rowTest(index: IncidentIndex, query: TimelineQuery, marks: MarkedRows, name: TestName): RowTest {
  const { columns } = index;
  switch (name) {
    case "q": return flagTest(wordFlags(index, query.q));
    case "t": return query.t === null ? flagTest(new Uint8Array(columns.rows).fill(1)) : windowTest(columns, query.t);
    case "mark": return flagTest(markFlags(index, marks, query.mark));
    case "class": case "harm": case "origin": return valueTest(judgedColumn(index, marks, name), query[name]);
    default: return valueTest(columns.coded(name), query[name]);
  }
}

/** Rows with these words are asked for with every change of the other filters: they are kept on their own. */
function wordFlags(index: IncidentIndex, q: string): Uint8Array {
  return index.results.bytes(`words ${q}`, () => rowsWithWords(index, q));
}

function markFlags({ columns }: IncidentIndex, marks: MarkedRows, wanted: readonly string[]): Uint8Array {
  const flags = new Uint8Array(columns.rows);
  for (const [id, row] of marks) {
    const tree = columns.treeOfId[id] ?? 0;
    if (tree > 0 && markWords(row).some((word) => wanted.includes(word))) flags[tree - 1] = 1;
  }
  return flags;
}

/** 3 for `x3`, -1 for what is no exhibit id. */
export function exhibitNumber(id: string): number {
  return /^x[1-9]\d{0,8}$/.test(id) ? Number(id.slice(1)) : -1;
}
