import type { Effect, EffectClass, Environment, Magnitude, MagnitudeUnit, Reversibility, Sharedness, Target } from "../effects/effect.ts";
import { effectId } from "../effects/effectIndex.ts";
import { append } from "../trace/openCall.ts";
import { keptStatement } from "./keptStatement.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

type StoredEffect = {
  readonly id: number; readonly call: number; readonly class: EffectClass; readonly destructive: number; readonly reversible: Reversibility; readonly shared: Sharedness; readonly environment: Environment;
  readonly unit: MagnitudeUnit | null; readonly value: number | null; readonly currency: string | null; readonly rule: string; readonly why: string;
};

/** The effects of a call as they were found, worst first. */
export function effectsOfCall(db: TraceIndexDatabase, call: number): Effect[] {
  return effectsOfCalls(db, call, call).get(call) ?? [];
}

/** The effects of calls from one number to another, by the call's number. */
export function effectsOfCalls(db: TraceIndexDatabase, first: number, last: number): ReadonlyMap<number, Effect[]> {
  const range = [effectId(first, 0), effectId(last + 1, 0)] as const;
  const targets = new Map<number, Target[]>();
  for (const { effect, kind, name } of keptStatement<[number, number], Target & { readonly effect: number }>(db, "select effect, kind, name from effect_targets where effect >= ? and effect < ? order by effect, id").all(...range)) {
    append(targets, effect, { kind, name });
  }
  const effects = new Map<number, Effect[]>();
  const rows = keptStatement<[number, number], StoredEffect>(db, "select id, call, class, destructive, reversible, shared, environment, unit, value, currency, rule, why from effects where id >= ? and id < ? order by id").all(...range);
  for (const { id, call, class: name, destructive, reversible, shared, environment, unit, value, currency, rule, why } of rows) {
    append(effects, call, { class: name, destructive: destructive === 1, reversible, shared, environment, targets: targets.get(id) ?? [], magnitude: magnitudeOf(unit, value, currency), rule, why });
  }
  return effects;
}

function magnitudeOf(unit: MagnitudeUnit | null, value: number | null, currency: string | null): Magnitude | null {
  return unit === null || value === null ? null : { [unit]: value, ...(currency === null ? {} : { currency }) };
}
