import type { Action, CheckState, Citation, HumanSection } from "@/lib/report/reportDocument.ts";
import type { RedactionRule } from "@/lib/report/redact.ts";
import { rawAddress } from "../evidence/raw-address.ts";
import type { GlyphName } from "../ui/glyph.tsx";
import type { Tone } from "../ui/vocabulary.ts";

/** What a person is asked in each section. */
export const prompts: Readonly<Record<HumanSection, string>> = {
  summary: "What happened, for somebody who has two minutes", impact: "Who was affected, and how", origin: "What is known of the request beyond the evidence", timeline: "What happened outside the evidence",
  causes: "The root cause in your words", active: "Principal, policy and approval mode, as far as you know them", guardrails: "Which guards should have fired, and why they did not", response: "How it was noticed and handled",
  recovery: "What was restored, and what is lost", evidence: "How the evidence was collected", learned: "What went well, what went wrong, where luck helped", actions: "Remarks on the actions", method: "What else was looked at, and how",
};

export const checkLooks: Readonly<Record<CheckState, { readonly glyph: GlyphName; readonly tone: Tone }>> = {
  met: { glyph: "check", tone: "ok" }, not_met: { glyph: "cross", tone: "failed" }, unknown: { glyph: "unknown", tone: "muted" },
};

/** That a condition held is no good news. */
export const conditionLooks: typeof checkLooks = { met: { glyph: "check", tone: "warning" }, not_met: { glyph: "dash", tone: "muted" }, unknown: checkLooks.unknown };

export const actionTypeWords: Readonly<Record<Action["type"], string>> = { prevent: "Prevent", detect: "Detect", mitigate: "Mitigate", recover: "Recover", process: "Process" };
export const actionStateWords: Readonly<Record<Action["state"], string>> = { open: "Open", in_progress: "In progress", done: "Done", dropped: "Dropped" };

export const redactionRules = ["persons", "emails", "hosts", "targets", "files", "quotes"] as const satisfies readonly RedactionRule[];
export const redactionRuleWords: Readonly<Record<RedactionRule, string>> = {
  persons: "Names of people: authors and owners", emails: "E-mail addresses", hosts: "Hosts and addresses of machines", targets: "What calls reached: tables, files, buckets, branches and others", files: "Names of exhibits, and the title",
  quotes: "Quoted passages and statements",
};

/** Where a mark leads: a call and a document to their row, a place to its bytes, a rule to its words; null where there is nothing to open. */
export function citeHref(incident: string, { kind, id, row, places }: Citation): string | null {
  const [place] = places;
  if (kind === "rule") return `/method#${encodeURIComponent(id)}`;
  if ((kind === "call" || kind === "document") && row !== null) return `/incidents/${incident}/timeline?sel=${row}`;
  if (place === undefined) return null;
  return kind === "exhibit" ? `/incidents/${incident}/evidence/${place.exhibit}` : rawAddress(incident, place);
}

/** Ids are made of letters, digits and few signs; an anchor has letters and digits alone. */
export const citeAnchor = (id: string): string => `cite-${id.replace(/[^A-Za-z0-9]/g, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}`)}`;

/** "recovery:c7.1" in words. */
export function sourceText(source: string): string {
  const [kind = "", ...rest] = source.split(":");
  const id = rest.join(":");
  if (kind === "recovery") return id === "freeze" ? "recovery checklist" : `recovery of ${id}`;
  return kind === "factor" ? `factor ${id}` : kind === "check" ? `check ${id}` : source;
}
