import type { CallOriginView, DocumentsPage, DocumentView, Injection, NewVerdict, OriginsPage, VerdictDecision } from "@/lib/api/injectionContract.ts";
import type { OriginVerdict } from "@/lib/findings.ts";
import { ask, incidentPath, type Answer } from "../shell/api.ts";
import { impactChanged } from "../impact/impact-api.ts";

const base = (incident: string) => `${incidentPath(incident)}/injection`;

export const readInjection = (incident: string, signal: AbortSignal): Promise<Answer<Injection>> => ask(base(incident), { signal });

/** Documents that pass the query, from place `from` on. */
export const readDocuments = (incident: string, query: string, from: number, signal: AbortSignal): Promise<Answer<DocumentsPage>> =>
  ask(`${base(incident)}/documents?${query === "" ? "" : `${query}&`}from=${from}&count=100`, { signal });

/** One document with its text from `offset` on. */
export const readDocument = (incident: string, document: string, offset: number, signal: AbortSignal): Promise<Answer<DocumentView>> =>
  ask(`${base(incident)}/documents/${encodeURIComponent(document)}?offset=${offset}`, { signal });

/** Why one call was made; null where there is no such call. */
export async function readCall(incident: string, call: string, signal: AbortSignal): Promise<Answer<CallOriginView | null>> {
  const answer = await ask<OriginsPage>(`${base(incident)}/calls?call=${encodeURIComponent(call)}`, { signal });
  return answer.ok ? { ok: true, value: answer.value.calls[0] ?? null } : answer;
}

export const judgeIncident = (incident: string, body: NewVerdict): Promise<Answer<VerdictDecision>> => told(ask(`${base(incident)}/verdict`, { method: "POST", body }));

export const judgeCall = (incident: string, call: string, body: { readonly verdict: OriginVerdict; readonly reason: string; readonly author: string }): Promise<Answer<VerdictDecision>> =>
  told(ask(`${base(incident)}/calls/${encodeURIComponent(call)}/verdict`, { method: "POST", body }));

export const withdrawVerdict = (incident: string, verdict: string, author: string): Promise<Answer<VerdictDecision>> =>
  told(ask(`${base(incident)}/verdicts/${encodeURIComponent(verdict)}/withdraw`, { method: "POST", body: { author } }));

/** Every verdict of people, newest first, withdrawn ones too. */
export async function readVerdicts(incident: string, signal: AbortSignal): Promise<Answer<readonly VerdictDecision[]>> {
  const answer = await ask<{ readonly verdicts: readonly VerdictDecision[] }>(`${base(incident)}/verdicts`, { signal });
  return answer.ok ? { ok: true, value: answer.value.verdicts } : answer;
}

async function told<T>(asking: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await asking;
  if (answer.ok) dispatchEvent(new Event(impactChanged));
  return answer;
}
