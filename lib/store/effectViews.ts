import type { Correction, EffectView } from "../api/impactContract.ts";
import { magnitudeUnits, type Effect } from "../effects/effect.ts";
import { effectId, effectOfId } from "../effects/effectIndex.ts";
import { given } from "./corrections.ts";
import { effectsOfCall } from "./effectRows.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { effectName } from "./recoveryRows.ts";

const targetsMax = 20;

/** The effects with these numbers of the index as pages show them, corrections on top; what is none is left out. */
export function effectViews(db: TraceIndexDatabase, ids: readonly number[], corrections: ReadonlyMap<number, Correction>): ReadonlyMap<number, EffectView> {
  const byCall = new Map<number, readonly Effect[]>();
  const views = new Map<number, EffectView>();
  for (const id of ids) {
    const { call, place } = effectOfId(id);
    const effects = byCall.get(call) ?? effectsOfCall(db, call);
    byCall.set(call, effects);
    const effect = effects[place];
    if (effect !== undefined) views.set(id, viewOf(id, effect, corrections.get(id) ?? null));
  }
  return views;
}

/** All effects of a call, worst first as the machine has them. */
export function effectViewsOfCall(db: TraceIndexDatabase, call: number, corrections: ReadonlyMap<number, Correction>): EffectView[] {
  return effectsOfCall(db, call).map((effect, place) => viewOf(effectId(call, place), effect, corrections.get(effectId(call, place)) ?? null));
}

function viewOf(id: number, effect: Effect, correction: Correction | null): EffectView {
  const { class: name, destructive, reversible, shared, environment, targets, rule, why } = effect;
  const machine = { class: name, destructive, reversible, shared };
  return {
    id: effectName(id), ...machine, ...given(correction?.change), machine, correction, rule, why, environment,
    targets: targets.slice(0, targetsMax).map((target) => ({ ...target })), targetsOf: targets.length, magnitude: magnitudeOf(effect),
  };
}

function magnitudeOf({ magnitude }: Effect): EffectView["magnitude"] {
  const unit = magnitudeUnits.find((one) => magnitude?.[one] !== undefined);
  const value = unit === undefined ? undefined : magnitude?.[unit];
  return unit === undefined || value === undefined ? null : { unit, value, currency: magnitude?.currency ?? null };
}
