import type { ActionEdit, NewAction, Redacted, ReportAction, ReportFormat, ReportView, TextVersion, TextVersions } from "@/lib/api/reportContract.ts";
import type { RedactionRule } from "@/lib/report/redact.ts";
import type { HumanSection } from "@/lib/report/reportDocument.ts";
import { ask, incidentPath, refusalOf, type Answer } from "../shell/api.ts";

/** Fired when an action was written, changed or removed: the document is read again. */
export const reportChanged = "aftertrace-report";

const reportPath = (incident: string): string => `${incidentPath(incident)}/report`;
const textPath = (incident: string, section: HumanSection): string => `${reportPath(incident)}/texts/${section}`;

export const readReport = (incident: string, signal: AbortSignal): Promise<Answer<ReportView>> => ask(reportPath(incident), { signal });

export type TextToSave = { readonly text: string; readonly base: number; readonly session: string; readonly author: string };
export const saveText = (incident: string, section: HumanSection, body: TextToSave): Promise<Answer<TextVersion>> => ask(textPath(incident, section), { method: "POST", body });
export const readVersions = (incident: string, section: HumanSection, from: number, count: number, signal?: AbortSignal): Promise<Answer<TextVersions>> =>
  ask(`${textPath(incident, section)}?from=${from}&count=${count}`, signal === undefined ? {} : { signal });
export const restoreVersion = (incident: string, section: HumanSection, version: string, author: string): Promise<Answer<TextVersion>> => ask(`${textPath(incident, section)}/restore`, { method: "POST", body: { version, author } });

/** What is sent while the page goes away outlives it. */
export function sendLast(incident: string, section: HumanSection | null, body: unknown): void {
  const path = section === null ? `${reportPath(incident)}/texts/end` : textPath(incident, section);
  void fetch(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" }, keepalive: true }).catch(() => undefined);
}

export const addAction = (incident: string, action: NewAction): Promise<Answer<ReportAction>> => told(ask(`${reportPath(incident)}/actions`, { method: "POST", body: action }));
export const editAction = (incident: string, id: string, action: ActionEdit): Promise<Answer<ReportAction>> => told(ask(`${reportPath(incident)}/actions/${encodeURIComponent(id)}`, { method: "PATCH", body: action }));
export const removeAction = (incident: string, id: string): Promise<Answer<unknown>> => told(ask(`${reportPath(incident)}/actions/${encodeURIComponent(id)}`, { method: "DELETE" }));

export const exportHref = (incident: string, format: ReportFormat): string => `${reportPath(incident)}/export?format=${format}`;
export const printHref = (incident: string): string => `/incidents/${incident}/report/print`;

export type RedactionAsked = { readonly rules: readonly RedactionRule[]; readonly terms: readonly string[] };
export const previewRedaction = (incident: string, body: RedactionAsked, signal: AbortSignal): Promise<Answer<Redacted>> => ask(`${reportPath(incident)}/redaction`, { method: "POST", body, signal });

/** A redacted copy, as the file that the server made. */
export async function fetchRedacted(incident: string, body: RedactionAsked & { readonly format: ReportFormat; readonly author: string }): Promise<Answer<string>> {
  const response = await fetch(`${reportPath(incident)}/redacted`, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }).catch(() => null);
  const text = (await response?.text().catch(() => "")) ?? "";
  return response?.ok === true ? { ok: true, value: text } : { ok: false, refusal: refusalOf(response?.status ?? 0, text) };
}

export const tellPrinted = (incident: string, hash: string): Promise<Answer<unknown>> => ask(`${reportPath(incident)}/printed`, { method: "POST", body: { hash } });

async function told<T>(asking: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await asking;
  if (answer.ok) dispatchEvent(new Event(reportChanged));
  return answer;
}
