import type { Course } from "../api/overviewContract.ts";
import { effectClasses, type EffectClass } from "../effects/effect.ts";
import { effectId } from "../effects/effectIndex.ts";
import { stretchCount, stretchWidthUs } from "../timeline/stretches.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { harmfulCalls } from "./judgedEffects.ts";
import { blastRadiusOf } from "./keptBlastRadius.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

const stretchesMax = 48;
const pageSize = 1_000;
type Kept = { readonly version: number; readonly course: Course };

declare global {
  /** It reads every call: kept while nothing changes. */
  var aftertraceCourses: WeakMap<IncidentIndex, Kept> | undefined;
}

/** How the calls spread over the time of the evidence by class, and how the harm grew from the first harmful call on, decisions on top. */
export function incidentCourse(index: IncidentIndex, standing: ImpactStanding): Course {
  const all = (globalThis.aftertraceCourses ??= new WeakMap<IncidentIndex, Kept>());
  const known = all.get(index);
  if (known?.version === standing.version) return known.course;
  const course: Course = { ...callsByClass(index.db), growth: growthOf(index.db, standing) };
  all.set(index, { version: standing.version, course });
  return course;
}

type Span = { readonly of: number; readonly timed: number; readonly fromUs: number | null; readonly toUs: number | null };
type Bin = { readonly class: EffectClass | null; readonly stretch: number; readonly calls: number };

function callsByClass(db: TraceIndexDatabase): Omit<Course, "growth"> {
  const span = db.prepare<[], Span>("select count(*) as of, count(time_us) as timed, min(time_us) as fromUs, max(time_us) as toUs from calls").get();
  if (span === undefined || span.fromUs === null || span.toUs === null) return { fromUs: null, widthUs: 0, stretches: 0, classes: [], timed: 0, of: span?.of ?? 0 };
  const { of, timed, fromUs, toUs } = span;
  const widthUs = stretchWidthUs(toUs - fromUs, stretchesMax);
  const stretches = stretchCount(toUs - fromUs, widthUs);
  const counts = new Map<EffectClass | null, number[]>();
  const bins = db.prepare<[number, number], Bin>("select class, cast((time_us - ?) / ? as integer) as stretch, count(*) as calls from calls where time_us is not null group by 1, 2").all(fromUs, widthUs);
  for (const { class: name, stretch, calls } of bins) {
    const row = counts.get(name) ?? Array.from({ length: stretches }, () => 0);
    row[stretch] = calls;
    counts.set(name, row);
  }
  const classes = [...effectClasses, null].flatMap((name) => {
    const calls = counts.get(name);
    return calls === undefined ? [] : [{ class: name, calls }];
  });
  return { fromUs, widthUs, stretches, classes, timed, of };
}

type Growth = Course["growth"];
const changingTargets = `select t.kind || char(10) || t.name as target, min(c.time_us) as us from json_each(?) w cross join calls c on c.number = w.value
  cross join effects e on e.id >= c.number * ${effectId(1, 0)} and e.id < (c.number + 1) * ${effectId(1, 0)} cross join effect_targets t on t.effect = e.id
  where c.time_us is not null and e.class <> 'read_only' group by 1`;

function growthOf(db: TraceIndexDatabase, { overrides }: ImpactStanding): Growth {
  const zeroUs = blastRadiusOf(db, overrides).firstHarm?.timeUs ?? null;
  const timesOf = db.prepare<[string], number | null>("select c.time_us from json_each(?) w join calls c on c.number = w.value").pluck();
  const targetsOf = db.prepare<[string], { readonly target: string; readonly us: number }>(changingTargets);
  const [times, firstAt] = [[] as number[], new Map<string, number>()];
  let of = 0;
  for (let page = harmfulCalls(db, overrides, 0, pageSize); page.length > 0; page = harmfulCalls(db, overrides, page.at(-1) ?? Infinity, pageSize)) {
    const numbers = JSON.stringify(page);
    of += page.length;
    for (const us of timesOf.all(numbers)) if (us !== null && zeroUs !== null && us >= zeroUs) times.push(us - zeroUs);
    for (const { target, us } of targetsOf.all(numbers)) if (zeroUs !== null && us >= zeroUs) firstAt.set(target, Math.min(firstAt.get(target) ?? Infinity, us - zeroUs));
  }
  const lastUs = times.reduce((most, us) => Math.max(most, us), 0);
  const widthUs = stretchWidthUs(lastUs, stretchesMax);
  const [calls, targets] = [soFar(times, lastUs, widthUs), soFar([...firstAt.values()], lastUs, widthUs)];
  return { widthUs, points: times.length === 0 ? [] : calls.map((count, at) => ({ afterUs: (at + 1) * widthUs, calls: count, targets: targets[at] ?? 0 })), timed: times.length, of };
}

/** For each stretch how many of these instants lie before its end. */
function soFar(times: readonly number[], lastUs: number, widthUs: number): number[] {
  const counts = Array.from({ length: stretchCount(lastUs, widthUs) }, () => 0);
  for (const us of times) {
    const at = Math.floor(us / widthUs);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  let sum = 0;
  return counts.map((count) => (sum += count));
}
