import { keptSightings, loadDraft, type DraftSource } from "../../trace/loadSighting.ts";
import type { EffectIndexWriter } from "../effectIndex.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { SecretPart } from "./secretPlace.ts";
import { secretsIn } from "./secretsIn.ts";

const messagesAtOnce = 500;

/** Credentials in prompts and messages, each distinct text once. Only exhibits are looked through in which reading met one. */
export async function noteMessageSecrets(index: EffectIndexWriter, source: DraftSource, exhibits: readonly number[], goOn: () => void): Promise<void> {
  if (exhibits.length === 0) return;
  let after = 0;
  for (let page = index.messagesOf(exhibits, after, messagesAtOnce); page.length > 0; page = index.messagesOf(exhibits, after, messagesAtOnce)) {
    goOn();
    for (const { id, at, role, step, place } of page) {
      after = id;
      const draft = await loadDraft(source, at.place, at.parts);
      const text = draft === null ? "" : (keptSightings(draft)[at.ordinal]?.text ?? "");
      const part: SecretPart = role === "system" ? "prompt" : "message";
      for (const { kind, offset, length, value } of secretsIn(text)) index.putSecret({ part, at: place, step, call: null, kind, offset, length, fingerprint: fingerprintOf(value) });
    }
  }
}
