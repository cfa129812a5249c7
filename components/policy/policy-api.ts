import type { BaselineDecision, BaselineView, DraftChoices, HeldOutView, ImportFormat, NewBaselineDecision, PolicyExportView, PolicyHead, PolicyReview, PolicyVersionText, ReplayList, ReplayPage } from "@/lib/api/policyContract.ts";
import type { ExportFormat } from "@/lib/policy/policyExport.ts";
import { ask, incidentPath, type Answer } from "../shell/api.ts";

const base = (incident: string) => `${incidentPath(incident)}/policy`;
type Against = "record" | number;
type Source = { readonly text: string; readonly format: ImportFormat };

export const readHead = (incident: string, signal: AbortSignal): Promise<Answer<PolicyHead>> => ask(base(incident), { signal });
export const readDraft = (incident: string, choices: DraftChoices, against: Against, signal: AbortSignal): Promise<Answer<PolicyReview>> => ask(`${base(incident)}/draft`, { method: "POST", body: { ...choices, against }, signal });
export const readReplay = (incident: string, source: Source, against: Against, signal: AbortSignal): Promise<Answer<PolicyReview>> => ask(`${base(incident)}/replay`, { method: "POST", body: { ...source, against }, signal });
export const readReplayPage = (incident: string, source: Source, against: Against, list: ReplayList, from: number): Promise<Answer<ReplayPage>> => ask(`${base(incident)}/replay/calls`, { method: "POST", body: { ...source, against, list, from } });
export const readHeldOut = (incident: string, choices: DraftChoices, signal: AbortSignal): Promise<Answer<HeldOutView>> => ask(`${base(incident)}/held-out`, { method: "POST", body: choices, signal });
export const readBaseline = (incident: string, signal?: AbortSignal): Promise<Answer<BaselineView>> => ask(`${base(incident)}/baseline`, { ...(signal && { signal }) });
export const readVersion = (incident: string, version: number, signal?: AbortSignal): Promise<Answer<PolicyVersionText>> => ask(`${base(incident)}/versions/${version}`, { ...(signal && { signal }) });

export const decideBaseline = (incident: string, body: NewBaselineDecision): Promise<Answer<BaselineDecision>> => told(ask(`${base(incident)}/baseline`, { method: "POST", body }));
export const withdrawBaseline = (incident: string, id: string, author: string): Promise<Answer<BaselineDecision>> => told(ask(`${base(incident)}/baseline/${encodeURIComponent(id)}/withdraw`, { method: "POST", body: { author } }));

type NewVersion = Source & { readonly source: "draft" | "edit" | "import"; readonly after: number; readonly reason: string; readonly author: string };
export const saveVersion = (incident: string, body: NewVersion): Promise<Answer<PolicyVersionText>> => told(ask(`${base(incident)}/versions`, { method: "POST", body }));
export const restoreVersion = (incident: string, version: number, body: { readonly after: number; readonly reason: string; readonly author: string }): Promise<Answer<PolicyVersionText>> => told(ask(`${base(incident)}/versions/${version}/restore`, { method: "POST", body }));
export const exportVersion = (incident: string, version: number, body: { readonly format: ExportFormat; readonly sign: boolean; readonly save: boolean }): Promise<Answer<PolicyExportView>> => ask(`${base(incident)}/versions/${version}/export`, { method: "POST", body });

/** Told when the baseline or the versions changed, on whichever part of the page. */
export const policyChanged = "aftertrace-policy";

async function told<T>(asking: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await asking;
  if (answer.ok) dispatchEvent(new Event(policyChanged));
  return answer;
}
