import type { Correction, EffectRow, EffectsPage, Impact, NewCorrection, NewRecoveryChange, RecoveryChange, RecoveryPage } from "@/lib/api/impactContract.ts";
import { ask, incidentPath, type Answer } from "../shell/api.ts";
import type { RowPage } from "../shell/paged-rows.ts";

/** Fired when a correction or a recovery item was changed, wherever on the page: everything that counts them is read again. */
export const impactChanged = "aftertrace-impact";

const impactPath = (incident: string) => `${incidentPath(incident)}/impact`;
const effectPath = (incident: string, effect: string) => `${impactPath(incident)}/effects/${encodeURIComponent(effect)}`;

export const readImpact = (incident: string, signal: AbortSignal): Promise<Answer<Impact>> => ask(impactPath(incident), { signal });

/** Effects from place `from` on, of those that pass the query. */
export async function readEffects(incident: string, query: string, from: number, count: number, signal: AbortSignal): Promise<Answer<RowPage<EffectRow>>> {
  const answer = await ask<EffectsPage>(`${impactPath(incident)}/effects?${query === "" ? "" : `${query}&`}from=${from}&count=${count}`, { signal });
  return answer.ok ? { ok: true, value: { total: answer.value.total, of: answer.value.of, rows: answer.value.effects } } : answer;
}

export const readRecovery = (incident: string, query: string, count: number, signal: AbortSignal): Promise<Answer<RecoveryPage>> =>
  ask(`${impactPath(incident)}/recovery?${query === "" ? "" : `${query}&`}count=${count}`, { signal });

/** Every correction of one effect, newest first, withdrawn ones too. */
export async function readCorrections(incident: string, effect: string, signal: AbortSignal): Promise<Answer<readonly Correction[]>> {
  const answer = await ask<{ readonly corrections: readonly Correction[] }>(`${impactPath(incident)}/corrections?${new URLSearchParams({ effect })}`, { signal });
  return answer.ok ? { ok: true, value: answer.value.corrections } : answer;
}

export const correctEffect = (incident: string, effect: string, body: NewCorrection): Promise<Answer<Correction>> =>
  told(ask(`${effectPath(incident, effect)}/corrections`, { method: "POST", body }));

export const withdrawCorrection = (incident: string, correction: string, author: string): Promise<Answer<Correction>> =>
  told(ask(`${impactPath(incident)}/corrections/${encodeURIComponent(correction)}/withdraw`, { method: "POST", body: { author } }));

export const changeRecovery = (incident: string, item: string, body: NewRecoveryChange): Promise<Answer<RecoveryChange>> =>
  told(ask(`${impactPath(incident)}/recovery/${encodeURIComponent(item)}`, { method: "POST", body }));

/** Takes a change of an item back: what stood before it holds again. */
export const undoRecovery = (incident: string, change: string, author: string): Promise<Answer<RecoveryChange>> =>
  told(ask(`${impactPath(incident)}/recovery/changes/${encodeURIComponent(change)}/withdraw`, { method: "POST", body: { author } }));

async function told<T>(asking: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await asking;
  if (answer.ok) dispatchEvent(new Event(impactChanged));
  return answer;
}
