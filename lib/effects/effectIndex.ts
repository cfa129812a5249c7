import type { CallState, Cite, OriginVerdict } from "../findings.ts";
import type { FactorCode } from "../rules/factors/factorCodes.ts";
import type { SightingPlace } from "../trace/loadSighting.ts";
import type { Role } from "../trace/model.ts";
import type { DraftPlace } from "../trace/traceIndex.ts";
import type { Effect, EffectClass } from "./effect.ts";
import type { HarmStanding } from "./incidentHarm.ts";
import type { RecoveryPlan } from "./recovery/recoveryItem.ts";
import type { SecretPart, SecretPlace } from "./secrets/secretPlace.ts";

/** A call as the index has it after joining. */
export type IndexedCall = {
  readonly number: number;
  readonly trace: number;
  readonly tool: string;
  readonly state: CallState;
  readonly timeUs: number | null;
  readonly step: number | null;
  readonly row: number | null;
  readonly agent: string | null;
  readonly argumentsAt: SightingPlace | null;
  readonly resultAt: SightingPlace | null;
  readonly cites: readonly Cite[];
};

/** Something that was said in a trace. `step`: the row that shows it. */
export type SpokenAt = { readonly at: SightingPlace; readonly step: number; readonly role: Role; readonly isOutput: boolean; readonly timeUs: number | null; readonly position: number; readonly length: number; readonly cite: Cite };

/** A call that may be harm. `harm`: as the index has it so far; `origin`: null where it was not worked out. */
export type WeighedCall = {
  readonly number: number; readonly trace: number; readonly state: CallState; readonly timeUs: number | null; readonly harm: HarmStanding; readonly origin: OriginVerdict | null;
  readonly effects: readonly Effect[];
};

export type CallVerdict = { readonly class: EffectClass; readonly gravity: number; readonly harm: HarmStanding; readonly session: readonly string[] };
export type FoundFactor = { readonly code: FactorCode; readonly message: string; readonly calls: readonly number[]; readonly cites: readonly Cite[] };
export type SecretAt = SecretPlace & { readonly part: SecretPart; readonly at: DraftPlace; readonly step: number | null; readonly call: number | null };

/** What effects need of an index. Everything is synchronous. `lib/store` implements it. */
export type EffectIndexWriter = {
  /** Makes what reading calls by trace needs. */
  prepareEffects(): void;
  /** Calls in order of trace, then of time, behind one of them. */
  callsByTrace(after: { readonly trace: number; readonly number: number }, count: number): IndexedCall[];
  /** The first span of a trace: what it says of itself holds for the trace. */
  rootOfTrace(trace: number): DraftPlace | null;
  /** Every tool that was offered to a model: the place and the time at which it was offered first. */
  offeredTools(): { readonly name: string; readonly at: DraftPlace; readonly ordinal: number; readonly firstUs: number | null; readonly cites: readonly Cite[] }[];
  putEffects(call: number, effects: readonly Effect[], verdict: CallVerdict): void;
  effectsOf(call: number): Effect[];
  verdictOf(call: number): CallVerdict | null;
  /** Calls that are harm by their effects, or that nobody asked for, in order of time, behind one of them. */
  weighedCalls(after: number, count: number): WeighedCall[];
  putHarm(call: number, harm: HarmStanding): void;
  putSecret(secret: SecretAt): void;
  putLeak(call: number, fingerprint: string): void;
  /** What was said in a trace, in order; at most `count` each of the first and the last. */
  spokenIn(trace: number, count: number): SpokenAt[];
  /** Distinct texts of system prompts of all traces, in order of time. */
  systemPrompts(count: number): (SpokenAt & { readonly trace: number })[];
  /** Distinct messages of exhibits whose records hold credentials. */
  messagesOf(exhibits: readonly number[], after: number, count: number): (SpokenAt & { readonly id: number; readonly place: DraftPlace })[];
  /** Calls per week and class, in order of time: the week's first instant. */
  classesByWeek(): { readonly weekUs: number; readonly class: EffectClass; readonly gravity: number; readonly calls: number; readonly first: number; /** Of the first call. */ readonly cites: readonly Cite[] }[];
  /** Traces that begin after this one and within a day, those of its thread first, else in order of time. */
  laterTraces(trace: number, count: number): { readonly trace: number; readonly sameThread: boolean }[];
  /** Nothing of the trace begins after this row. */
  isLastStep(trace: number, row: number): boolean;
  /** What users said after an instant and had not said before it, in order of time. */
  saidByUsersAfter(timeUs: number, count: number): SpokenAt[];
  putRecovery(call: number, ordinal: number, plan: RecoveryPlan): void;
  putFactor(number: number, factor: FoundFactor): void;
};

/** Places of the effects of one call that a name has room for; `classifyCall` gives fewer. */
const placesOfCall = 4_096;

/** The one number by which the index names an effect: the call, and the place of the effect in it from 0. */
export const effectId = (call: number, place: number): number => call * placesOfCall + place;
/** The call and the place again. */
export const effectOfId = (id: number): { readonly call: number; readonly place: number } => ({ call: Math.floor(id / placesOfCall), place: id % placesOfCall });
