import type { Overview } from "../api/overviewContract.ts";
import { callOrigins } from "./callOrigins.ts";
import { callRefs } from "./callRefs.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import { incidentVerdict } from "./incidentVerdict.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { harmfulCalls } from "./judgedEffects.ts";
import { blastRadiusOf } from "./keptBlastRadius.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { recoveryCounts, recoveryStateOf } from "./recoveryPage.ts";
import { worstCalls } from "./worstCalls.ts";

const pageSize = 1_000;
type Kept = { readonly version: number; readonly overview: Overview };

declare global {
  /** The tabs of every page of an incident show what comes of it: it is worked out once while nothing changes. */
  var aftertraceOverviews: WeakMap<IncidentIndex, Kept> | undefined;
}

/** What the Overview says of an incident, with corrections, decisions and people's verdicts on top. */
export function incidentOverview(index: IncidentIndex, standing: ImpactStanding): Overview {
  const all = (globalThis.aftertraceOverviews ??= new WeakMap<IncidentIndex, Kept>());
  const known = all.get(index);
  if (known?.version === standing.version) return known.overview;
  const overview = newOverview(index, standing);
  all.set(index, { version: standing.version, overview });
  return overview;
}

function newOverview(index: IncidentIndex, standing: ImpactStanding): Overview {
  const { db } = index;
  const { verdict, machine, decision, deciding } = incidentVerdict(db, standing);
  const [decidingCall = null] = deciding === null ? [] : callOrigins(db, standing, [deciding]);
  const radius = blastRadiusOf(db, standing.overrides);
  const { lacking, undecided } = ofHarmful(db, standing);
  const unknown = radius.classes.find((one) => one.class === "unknown");
  return {
    verdict, machine, decision, deciding: decidingCall, failedBefore: deciding === null ? null : failedBefore(db, deciding, radius.firstHarm?.timeUs ?? null),
    harmful: radius.harmful, irreversible: radius.irreversible, attempts: radius.attempts, calls: radius.calls, firstHarmUs: radius.firstHarm?.timeUs ?? null, unknownEffects: unknown?.executed ?? 0,
    lacking: { calls: lackingOfAll(db), harmful: lacking }, undecided,
    ...worstCalls(index, standing, radius.firstHarm?.timeUs ?? null),
    recovery: recoveryCounts(index, standing), freeze: recoveryStateOf(standing.recovery.get(null) ?? []),
  };
}

const lookedBackMax = 20;

/** What went wrong shortly before a call of the same trace. */
function failedBefore(db: TraceIndexDatabase, call: number, zeroUs: number | null): Overview["failedBefore"] {
  const found = db.prepare<[{ readonly call: number; readonly back: number }], number>(
    `select number from (select number, state from calls where trace = (select trace from calls where number = :call) and number < :call order by number desc limit :back)
     where state = 'failed' order by number desc limit 1`,
  ).pluck().get({ call, back: lookedBackMax });
  return found === undefined ? null : (callRefs(db, [found], zeroUs).get(found) ?? null);
}

const lacks = "sum(c.arguments_from = 'none') as arguments, sum(c.result = 'absent' and c.state in ('executed', 'failed', 'unknown')) as responses";
type Lacks = { readonly of: number; readonly arguments: number | null; readonly responses: number | null };

function lackingOfAll(db: TraceIndexDatabase): Overview["lacking"]["calls"] {
  const found = db.prepare<[], Lacks>(`select count(*) as of, ${lacks} from calls c`).get();
  return { of: found?.of ?? 0, arguments: found?.arguments ?? 0, responses: found?.responses ?? 0 };
}

/** What the evidence lacks of harmful calls, and how far it is decided why they were made; a person's verdict is none of both. */
function ofHarmful(db: TraceIndexDatabase, { overrides, verdicts }: ImpactStanding): { readonly lacking: Overview["lacking"]["harmful"]; readonly undecided: Overview["undecided"] } {
  const lacking = { of: 0, arguments: 0, responses: 0 };
  const undecided = { weak: 0, undetermined: 0 };
  const lacksOf = db.prepare<[string], Lacks>(`select count(*) as of, ${lacks} from json_each(?) w join calls c on c.number = w.value`);
  const originsOf = db.prepare<[string], { readonly call: number; readonly verdict: string | null; readonly strength: string | null }>("select w.value as call, o.verdict, o.strength from json_each(?) w left join origins o on o.call = w.value");
  for (let page = harmfulCalls(db, overrides, 0, pageSize); page.length > 0; page = harmfulCalls(db, overrides, page.at(-1) ?? Infinity, pageSize)) {
    const numbers = JSON.stringify(page);
    const found = lacksOf.get(numbers);
    lacking.of += page.length;
    lacking.arguments += found?.arguments ?? 0;
    lacking.responses += found?.responses ?? 0;
    for (const { call, verdict, strength } of originsOf.all(numbers)) {
      const said = verdicts.calls.get(call)?.verdict;
      if ((said ?? verdict ?? "undetermined") === "undetermined") undecided.undetermined++;
      else if (said === undefined && strength === "weak") undecided.weak++;
    }
  }
  return { lacking, undecided };
}
