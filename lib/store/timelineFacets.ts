import type { TimelineQuery } from "../api/timelineContract.ts";
import { countCodes, facetOf, listed } from "../timeline/countFacets.ts";
import { markWords } from "../timeline/markTests.ts";
import type { Facet, FacetCounts, TimelineFacets } from "../timeline/row.ts";
import { judgedColumn, type JudgedName } from "./judgedColumn.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { MarkedRows } from "./rowMarks.ts";
import { filterRows, testNumber, type Filtered } from "./timelineFilter.ts";
import type { CodedName } from "./timelineColumns.ts";

/**
 * Counts per value of every filter: as many rows as there would be with this value alone chosen in its list, everything else
 * as it is. Headings have a trace and an exhibit, but no kind and no status; the table counts steps only.
 */
export function timelineFacets(index: IncidentIndex, query: TimelineQuery, marks: MarkedRows): TimelineFacets {
  const filtered = filterRows(index, query, marks);
  const of = (name: CodedName): FacetCounts => codedFacet(index, query, filtered, name);
  return {
    kind: of("kind"), tool: of("tool"), state: of("state"), status: of("status"), model: of("model"), agent: of("agent"),
    x: of("x"), trace: of("trace"), thread: of("thread"),
    class: judgedFacet(index, query, filtered, marks, "class"), harm: judgedFacet(index, query, filtered, marks, "harm"), origin: judgedFacet(index, query, filtered, marks, "origin"), read: of("read"), mark: markFacet(index, query, filtered, marks),
  };
}

function codedFacet({ columns }: IncidentIndex, query: TimelineQuery, filtered: Filtered, name: CodedName): FacetCounts {
  const { names, codes } = columns.coded(name);
  const of = columns.totals(name, query.view === "table" ? "steps" : "rows");
  const { fails, tests } = filtered;
  const counts = fails === null || tests.length === 0 ? of : countCodes({ names, codes }, fails, testNumber(filtered, name));
  return facetOf(names, counts, of, query[name]);
}

/** As people have it: what they say moves a call from one value to another, in the counts of all rows too. */
function judgedFacet(index: IncidentIndex, query: TimelineQuery, filtered: Filtered, marks: MarkedRows, name: JudgedName): FacetCounts {
  const { columns } = index;
  const column = judgedColumn(index, marks, name);
  const of = column === columns.coded(name)
    ? columns.totals(name, query.view === "table" ? "steps" : "rows")
    : countCodes(column, query.view === "table" ? columns.heading : new Uint8Array(columns.rows), 0);
  const { fails, tests } = filtered;
  return facetOf(column.names, fails === null || tests.length === 0 ? of : countCodes(column, fails, testNumber(filtered, name)), of, query[name]);
}

function markFacet({ columns }: IncidentIndex, query: TimelineQuery, filtered: Filtered, marks: MarkedRows): FacetCounts {
  const facets = new Map<string, { count: number; of: number }>();
  const own = testNumber(filtered, "mark");
  for (const [id, row] of marks) {
    const tree = (columns.treeOfId[id] ?? 0) - 1;
    if (tree < 0) continue;
    const failed = filtered.fails?.[tree] ?? 0;
    for (const word of markWords(row)) {
      const known = facets.get(word) ?? { count: 0, of: 0 };
      facets.set(word, { count: known.count + (failed === 0 || failed === own ? 1 : 0), of: known.of + 1 });
    }
  }
  return listed(Array.from(facets, ([value, both]): Facet => ({ value, ...both })), query.mark);
}
