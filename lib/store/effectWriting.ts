import { z } from "zod";
import { effectId, type CallVerdict, type EffectIndexWriter } from "../effects/effectIndex.ts";
import { magnitudeUnits, type Effect } from "../effects/effect.ts";
import { effectReading } from "./effectReading.ts";
import { effectsOfCall } from "./effectRows.ts";
import { weighedCalls } from "./weighedCalls.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

type Writing = Pick<EffectIndexWriter, "prepareEffects" | "putEffects" | "effectsOf" | "verdictOf" | "weighedCalls" | "putHarm" | "putSecret" | "putLeak" | "putRecovery" | "putFactor">;
type StoredVerdict = { readonly class: CallVerdict["class"] | null; readonly gravity: number | null; readonly harm: CallVerdict["harm"] | null; readonly session: string | null };

/** The part of an index's writer that keeps what calls did. */
export function effectWriting(db: TraceIndexDatabase): EffectIndexWriter {
  return { ...effectReading(db), ...writing(db) };
}

function writing(db: TraceIndexDatabase): Writing {
  const setVerdict = db.prepare<[string, number, string, string | null, number]>("update calls set class = ?, gravity = ?, harm = ?, session = ? where number = ?");
  const addEffect = db.prepare("insert into effects (id, call, class, destructive, reversible, shared, environment, unit, value, currency, targets, rule, why) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const addTarget = db.prepare<[number, string, string]>("insert into effect_targets (effect, kind, name) values (?, ?, ?)");
  const setHarm = db.prepare<[string, number]>("update calls set harm = ? where number = ?");
  const addSecret = db.prepare("insert into secrets (part, exhibit, record, draft, step, call, kind, offset, length, fingerprint) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const addLeak = db.prepare<[number, string]>("insert or ignore into leaks (call, fingerprint) values (?, ?)");
  const addRecovery = db.prepare("insert into recovery_items (id, call, kind, title, action, proof, alternatives, warning, reversible) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const addFactor = db.prepare<[number, string, string, string, string]>("insert into factors (number, code, message, calls, cites) values (?, ?, ?, ?, ?)");
  const verdict = db.prepare<[number], StoredVerdict>("select class, gravity, harm, session from calls where number = ?");
  return {
    prepareEffects: () => db.exec("create index if not exists calls_trace on calls (trace, number); create index if not exists effect_targets_effect on effect_targets (effect)"),
    putEffects: (call, effects, { class: name, gravity, harm, session }) => {
      setVerdict.run(name, gravity, harm, session.length === 0 ? null : JSON.stringify(session), call);
      for (const [place, effect] of effects.entries()) {
        const id = effectId(call, place);
        const { class: its, destructive, reversible, shared, environment, targets, rule, why } = effect;
        addEffect.run(id, call, its, Number(destructive), reversible, shared, environment, ...magnitudeValues(effect), targets.length, rule, why);
        for (const { kind, name: target } of targets) addTarget.run(id, kind, target);
      }
    },
    effectsOf: (call) => effectsOfCall(db, call),
    verdictOf: (call) => {
      const row = verdict.get(call);
      if (row === undefined || row.class === null || row.gravity === null || row.harm === null) return null;
      return { class: row.class, gravity: row.gravity, harm: row.harm, session: sessionSchema.parse(JSON.parse(row.session ?? "[]")) };
    },
    weighedCalls: (after, count) => weighedCalls(db, after, count),
    putHarm: (call, harm) => void setHarm.run(harm, call),
    putSecret: ({ part, at, step, call, kind, offset, length, fingerprint }) => void addSecret.run(part, at.exhibit, at.record, at.draft, step, call, kind, offset, length, fingerprint),
    putLeak: (call, fingerprint) => void addLeak.run(call, fingerprint),
    putRecovery: (call, place, { kind, title, action, proof, alternatives, warning, reversible }) =>
      void addRecovery.run(effectId(call, place), call, kind, title, action, proof, JSON.stringify(alternatives), warning, reversible),
    putFactor: (number, { code, message, calls, cites }) => void addFactor.run(number, code, message, JSON.stringify(calls), JSON.stringify(cites)),
  };
}

const sessionSchema = z.array(z.string());

/** One number under its unit. */
function magnitudeValues({ magnitude }: Effect): [string | null, number | null, string | null] {
  const unit = magnitudeUnits.find((one) => magnitude?.[one] !== undefined);
  return unit === undefined || magnitude === null ? [null, null, null] : [unit, magnitude[unit] ?? null, magnitude.currency ?? null];
}
