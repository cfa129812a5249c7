import type { DraftSource } from "../trace/loadSighting.ts";
import type { EffectIndexWriter, IndexedCall } from "./effectIndex.ts";
import type { Effect } from "./effect.ts";
import type { CarriedCredential } from "./factors/story.ts";
import { argumentText } from "./factors/readStory.ts";
import { harmStanding } from "./incidentHarm.ts";
import { OfferedSchemas } from "./offeredSchemas.ts";
import { readCall } from "./readCall.ts";
import { recoveryPlan, type RecoveryFacts } from "./recovery/recoveryPlan.ts";
import type { CredentialUse } from "./secrets/credentialLedger.ts";
import { fingerprintOf } from "./secrets/fingerprint.ts";
import { noteMessageSecrets } from "./secrets/messageSecrets.ts";
import { secretsIn, type SecretInText } from "./secrets/secretsIn.ts";
import { sessionWords } from "./sessionWords.ts";
import { loadParsers } from "./sql/loadParsers.ts";
import { TraceEffects } from "./traceEffects.ts";
import { environmentWords } from "./traceEnvironment.ts";
import { gravity } from "./worstFirst.ts";

export type EffectsOptions = {
  /** `done` of `total` calls; it may throw to end the work. */
  readonly onProgress: (done: number, total: number) => void;
  /** Exhibits in whose records credentials were met while they were read. */
  readonly withSecrets: readonly number[];
};

/** What harm is judged with beside the index. `credentials`: by call, those that it carries and an earlier one came upon. */
export type ClassifiedCalls = { readonly schemas: OfferedSchemas; readonly credentials: ReadonlyMap<number, readonly CarriedCredential[]> };

const callsAtOnce = 256;
const reportEvery = 64;
const recoveryTextMax = 65_536;
/** How many calls with credentials are remembered; the first of them. */
const carryingMax = 10_000;

/**
 * Effects of all calls: those of a trace share one session, in order of time; and where credentials stand. A pure function of the index and the exhibits; one call is in memory at a time.
 */
export async function classifyCalls(index: EffectIndexWriter, source: DraftSource, total: number, options: EffectsOptions): Promise<ClassifiedCalls> {
  // Without a call there is nothing to parse, and the parsers are large.
  if (total > 0) await loadParsers();
  index.prepareEffects();
  const stage = new EffectStage(index, source, await OfferedSchemas.read(index, source));
  let done = 0;
  for (let page = index.callsByTrace({ trace: 0, number: 0 }, callsAtOnce); page.length > 0; ) {
    for (const call of page) {
      if (done % reportEvery === 0) options.onProgress(done, total);
      await stage.add(call);
      done++;
    }
    const last = page.at(-1);
    page = last === undefined ? [] : index.callsByTrace(last, callsAtOnce);
  }
  await noteMessageSecrets(index, source, options.withSecrets, () => options.onProgress(done, total));
  return { schemas: stage.schemas, credentials: stage.credentials };
}

/** Of the credentials that a call carries, those that an earlier one came upon. */
export const carriedOf = (uses: readonly CredentialUse[]): CarriedCredential[] => uses.flatMap(({ value, found, sent }) => (found === null ? [] : [{ by: found.by, value, sent }]));

class EffectStage {
  readonly credentials = new Map<number, readonly CarriedCredential[]>();
  #trace = 0;
  #calls = new TraceEffects();
  #places: readonly string[] = [];

  constructor(private readonly index: EffectIndexWriter, private readonly source: DraftSource, readonly schemas: OfferedSchemas) {}

  async add(call: IndexedCall): Promise<void> {
    if (call.trace !== this.#trace) await this.#begin(call.trace);
    const { arguments: args, result, metadata } = await readCall(this.source, call);
    const session = sessionWords(this.#calls.session);
    const { effects, secrets: back, uses, leaks } = this.#calls.of(call.number, { tool: call.tool, arguments: args, result, schema: this.schemas.hints(call.tool), places: [...environmentWords(metadata), ...this.#places] }, call.state);
    this.#put(call, effects, session);
    if (leaks && call.state !== "refused") for (const { value } of uses.filter(({ sent }) => sent)) this.index.putLeak(call.number, fingerprintOf(value));
    this.#noteArguments(call, args === undefined ? "" : JSON.stringify(args));
    if (call.resultAt !== null) this.#note(back, { part: "result", at: call.resultAt.place, step: call.row, call: call.number });
    this.#planRecovery(call, effects, { text: argumentText(args).slice(0, recoveryTextMax), result: (result ?? "").slice(0, recoveryTextMax), timeUs: call.timeUs });
    this.#keepCredentials(call, uses);
  }

  async #begin(trace: number): Promise<void> {
    this.#trace = trace;
    this.#calls = new TraceEffects();
    const root = this.index.rootOfTrace(trace);
    const draft = root === null ? null : await this.source.draft(root);
    this.#places = draft === null ? [] : environmentWords(draft.metadata);
  }

  #put(call: IndexedCall, effects: readonly Effect[], session: readonly string[]): void {
    const [worst] = effects;
    if (worst === undefined) throw new Error(`c${call.number} has no effect`);
    const harm = harmStanding({ state: call.state, effects, origin: null });
    this.index.putEffects(call.number, effects, { class: worst.class, gravity: gravity(worst), harm, session: worst.class === "read_only" ? [] : session });
  }

  #noteArguments(call: IndexedCall, text: string): void {
    if (call.argumentsAt !== null && text !== "") this.#note(secretsIn(text), { part: "arguments", at: call.argumentsAt.place, step: call.row, call: call.number });
  }

  #note(secrets: readonly SecretInText[], where: Omit<Parameters<EffectIndexWriter["putSecret"]>[0], "kind" | "offset" | "length" | "fingerprint">): void {
    for (const { kind, offset, length, value } of secrets) this.index.putSecret({ ...where, kind, offset, length, fingerprint: fingerprintOf(value) });
  }

  /** Attempts left nothing to undo; what nobody saw end may have. */
  #planRecovery(call: IndexedCall, effects: readonly Effect[], facts: RecoveryFacts): void {
    if (call.state === "refused" || call.state === "failed" || call.state === "requested") return;
    for (const [at, effect] of effects.entries()) {
      const plan = recoveryPlan(effect, facts);
      if (plan !== null) this.index.putRecovery(call.number, at, plan);
    }
  }

  #keepCredentials(call: IndexedCall, uses: readonly CredentialUse[]): void {
    const carried = carriedOf(uses);
    if (carried.length > 0 && this.credentials.size < carryingMax) this.credentials.set(call.number, carried);
  }
}
