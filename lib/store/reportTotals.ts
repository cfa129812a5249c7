import type { Impact } from "../api/impactContract.ts";
import type { EffectClass } from "../effects/effect.ts";
import type { ReportTotals } from "../report/reportFacts.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import type { ReportCalls } from "./reportCalls.ts";

const attemptsMax = 20;
const refusedMax = 4;

/** Numbers over all calls, each with calls that stand for it. */
export function reportTotals(db: TraceIndexDatabase, standing: ImpactStanding, { harmfulOf, blastRadius }: Impact, calls: ReportCalls): { readonly totals: ReportTotals; readonly attempts: readonly string[] } {
  const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const attempts = db.prepare<[string, number], number>("select number from calls where harm = 'attempt' and number not in (select value from json_each(?)) order by number limit ?").pluck().all(JSON.stringify([...standing.overrides.harm.keys()]), attemptsMax)
    .concat([...standing.overrides.harm].flatMap(([call, harm]) => (harm === "attempt" ? [call] : []))).toSorted((a, b) => a - b).map((number) => calls.need(`c${number}`));
  const first = db.prepare<[EffectClass], number | null>("select min(call) from effects where class = ?").pluck();
  const refused = db.prepare<[number], number>("select number from calls where state = 'refused' order by number limit ?").pluck().all(refusedMax);
  const { calls: of, effects, irreversible, unstated, unfinished, totals, classes } = blastRadius;
  return {
    attempts,
    totals: {
      calls: of, effects, harmful: harmfulOf, attempts: blastRadius.attempts, irreversible, unstated, unfinished, leaked: count("select count(distinct fingerprint) from leaks"),
      classes: classes.map(({ class: name, executed, harmful, attempts: tried }) => {
        const example = first.get(name) ?? null;
        return { class: name, executed, harmful, attempts: tried, example: example === null ? null : calls.need(`c${example}`) };
      }),
      sentences: totals.map(({ sentence }) => sentence), refused: count("select count(*) from calls where state = 'refused'"), refusedFirst: refused.map((number) => calls.need(`c${number}`)),
      failed: count("select count(*) from calls where state = 'failed'"), unargued: count("select count(*) from calls where arguments_from = 'none'"), unanswered: count("select count(*) from calls where result = 'absent' and state <> 'requested'"),
    },
  };
}
