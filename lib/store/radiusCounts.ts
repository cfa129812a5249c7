import { found, judgedAmong, saidOf, type Overrides } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { addTally, type Tally } from "./tally.ts";

/** What a blast radius adds up: every part of it is a sum over calls, so that some calls can be taken out and put in again. */
const tallies = {
  classes: `select json_array(class), count(*), count(distinct call), sum(ran), sum(harm = 'harmful'), sum(not ran), sum(ran and destructive) from e group by class`,
  matrix: `select json_array(class, reversible, shared), count(*), sum(harm = 'harmful') from e where ran group by class, reversible, shared`,
  environments: `select json_array(environment), count(*), sum(harm = 'harmful') from e where ran and class <> 'read_only' group by environment`,
  calls: `select '[]', count(*), sum(harm = 'harmful'), sum(harm = 'attempt'), sum(state = 'unknown' and class <> 'read_only') from c where class is not null`,
  harm: `select '[]', count(*), sum(unit is null), sum(reversible = 'no') from e where harm = 'harmful' and class <> 'read_only'`,
  totals: `select json_array(unit, currency), count(*), sum(value) from e where harm = 'harmful' and class <> 'read_only' and unit is not null group by unit, currency`,
} as const;
export type RadiusPart = keyof typeof tallies;
export const radiusParts: readonly RadiusPart[] = ["classes", "matrix", "environments", "calls", "harm", "totals"];
export type RadiusCounts = Readonly<Record<RadiusPart, Tally>>;

type Row = readonly [key: string, ...numbers: number[]];

/** What the machine says of all calls. */
export function countsFound(db: TraceIndexDatabase): RadiusCounts {
  return each((part) => tallyOf(db.prepare<[], Row>(`${found} ${tallies[part]}`).raw().all()));
}

/** What holds of the calls with these numbers. */
export function countsAmong(db: TraceIndexDatabase, overrides: Overrides, among: readonly number[]): RadiusCounts {
  const values = saidOf(overrides, among);
  return each((part) => tallyOf(db.prepare<[typeof values], Row>(`${judgedAmong} ${tallies[part]}`).raw().all(values)));
}

const tallyOf = (rows: readonly Row[]): Tally => new Map(rows.filter(([, count]) => count !== 0).map(([key, ...numbers]) => [key, numbers]));

export function addCounts(counts: RadiusCounts, other: RadiusCounts, times: 1 | -1): RadiusCounts {
  return each((part) => addTally(counts[part], other[part], times));
}

function each(make: (part: RadiusPart) => Tally): RadiusCounts {
  return { classes: make("classes"), matrix: make("matrix"), environments: make("environments"), calls: make("calls"), harm: make("harm"), totals: make("totals") };
}
