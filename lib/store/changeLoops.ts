import type { ChangeLoop } from "../api/impactContract.ts";
import { effectId } from "../effects/effectIndex.ts";
import type { EffectClass, MagnitudeUnit } from "../effects/effect.ts";
import { append } from "../trace/openCall.ts";
import type { BlastRadiusFacts } from "./blastRadius.ts";
import { callRefs } from "./callRefs.ts";
import { factorRows } from "./factorRows.ts";
import type { Overrides } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

const loopsMax = 6;
/** Changes of one target that are looked at, and points that are told. */
const changesMax = 500;
const pointsMax = 60;
const growthMin = 3;
const sameMin = 4;

type Change = { readonly id: number; readonly call: number; readonly class: EffectClass; readonly rule: string; readonly unit: MagnitudeUnit | null; readonly value: number | null };
type Series = Pick<ChangeLoop, "kind" | "name" | "rule" | "unit"> & { readonly changes: readonly Change[] };

/** The same target changed again and again: each time more, or again and again alike. The calls that the factor of loops names come first; then the targets most concerned. */
export function changeLoops(db: TraceIndexDatabase, { targets }: Pick<BlastRadiusFacts, "targets">, overrides: Overrides, zeroUs: number | null): { readonly loops: ChangeLoop[]; readonly loopsOf: number } {
  const named = factorSeries(db);
  const inFactor = new Set(named.flatMap(({ changes }) => changes.map(({ call }) => call)));
  const ofTargets = targets.filter(({ effects }) => effects >= growthMin).flatMap(({ kind, name }) => seriesOf(name, changesOf(db, kind, name, overrides)))
    .filter(({ changes }) => changes.some(({ call }) => !inFactor.has(call)));
  const all = [...named, ...ofTargets.toSorted((a, b) => Number(b.kind === "growing") - Number(a.kind === "growing") || b.changes.length - a.changes.length)];
  const shown = all.slice(0, loopsMax);
  const refs = callRefs(db, shown.flatMap(({ changes }) => changes.slice(0, pointsMax).map(({ call }) => call)), zeroUs);
  return {
    loops: shown.map(({ changes, ...series }) => ({ ...series, pointsOf: changes.length, points: changes.slice(0, pointsMax).flatMap(({ call, value }) => { const ref = refs.get(call); return ref === undefined ? [] : [{ call: ref, value }]; }) })),
    loopsOf: all.length,
  };
}

function changesOf(db: TraceIndexDatabase, kind: string, name: string, { effects }: Overrides): Change[] {
  const rows = db.prepare<[string, string, number], Change>(
    `select f.id, f.call, f.class, f.rule, f.unit, f.value from effect_targets t cross join effects f on f.id = t.effect join calls c on c.number = f.call
     where t.name = ? and t.kind = ? and c.state = 'executed' and f.shared <> 'no' order by t.effect limit ?`,
  ).all(name, kind, changesMax);
  return rows.filter(({ id, class: found }) => !["read_only", "credential_access", "external_communication"].includes(effects.get(id)?.class ?? found));
}

/** By class: what grows, else what is repeated. The rule is that of the last change. */
function seriesOf(name: string, changes: readonly Change[]): Series[] {
  const byClass = new Map<EffectClass, Change[]>();
  for (const change of changes) append(byClass, change.class, change);
  return [...byClass.values()].flatMap((own): Series[] => {
    const rule = own.at(-1)?.rule ?? "";
    const unit = own.find((one) => one.unit !== null)?.unit ?? null;
    const grown = own.filter((one) => one.unit === unit && one.value !== null);
    if (unit !== null && newHeights(grown) >= growthMin) return [{ kind: "growing", name, rule, unit, changes: grown }];
    return own.length >= sameMin ? [{ kind: "repeated", name, rule, unit: null, changes: own }] : [];
  });
}

/** How often a value was larger than all before it. */
function newHeights(changes: readonly Change[]): number {
  let [height, count] = [0, 0];
  for (const { value } of changes) if ((value ?? 0) > height) [height, count] = [value ?? 0, count + 1];
  return count;
}

function factorSeries(db: TraceIndexDatabase): Series[] {
  const stated = db.prepare<[string], Change>(
    `select f.id, f.call, f.class, f.rule, f.unit, f.value from json_each(?) as w cross join effects f on f.id >= w.value * ${effectId(1, 0)} and f.id < (w.value + 1) * ${effectId(1, 0)} order by f.id`,
  );
  return factorRows(db).filter(({ code }) => code === "feedback_loop").map(({ calls }): Series => {
    const effects = stated.all(JSON.stringify(calls));
    const unit = effects.find((one) => one.unit !== null)?.unit ?? null;
    const perCall = new Map<number, Change>();
    for (const effect of effects) if (!perCall.has(effect.call) || (perCall.get(effect.call)?.unit !== unit && effect.unit === unit)) perCall.set(effect.call, effect);
    const changes = [...perCall.values()].toSorted((a, b) => a.call - b.call).map((one) => (one.unit === unit ? one : { ...one, value: null }));
    return { kind: unit === null ? "repeated" : "growing", name: null, rule: "feedback_loop", unit, changes };
  });
}
