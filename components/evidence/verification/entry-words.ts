import { contentClasses, placeClasses, type FindingClass } from "@/lib/audit/report.ts";
import { findingWording } from "@/lib/audit/wording.ts";
import type { AuditEntry } from "@/lib/api/auditContract.ts";
import { countText } from "../../ui/count.tsx";
import type { GlyphName } from "../../ui/glyph.tsx";
import type { Tone } from "../../ui/vocabulary.ts";
import type { EntryFilter } from "./entry-source.ts";

export const findingClasses: readonly FindingClass[] = [...contentClasses, ...placeClasses];

type Look = { readonly glyph: GlyphName; readonly tone: Tone };

/** How each class of finding is drawn. What changes the verdict to altered is a cross; what cannot be known is a question. */
const findingLook: Readonly<Record<FindingClass, Look>> = {
  malformed: { glyph: "cross", tone: "failed" }, duplicate_json_key: { glyph: "cross", tone: "failed" }, not_signed: { glyph: "dash", tone: "failed" },
  altered_entry: { glyph: "cross", tone: "failed" }, wrong_key: { glyph: "credential", tone: "failed" }, unknown_key: { glyph: "unknown", tone: "unknown" },
  revoked_key: { glyph: "blocked", tone: "warning" }, duplicate_entry: { glyph: "copy", tone: "failed" }, forked: { glyph: "cross", tone: "failed" },
  missing_entry: { glyph: "half", tone: "warning" }, reordered: { glyph: "history", tone: "failed" }, clock_backwards: { glyph: "warning", tone: "warning" },
  tail_unproven: { glyph: "dash", tone: "unknown" },
};

const missingByDesign: Look = { glyph: "dash", tone: "unknown" };

/** In a format that never signs, an entry without a signature is as it should be. */
export function lookOf(name: FindingClass, unsigned: boolean): Look {
  return name === "not_signed" && unsigned ? missingByDesign : findingLook[name];
}

export type Said = Look & { readonly word: string };

/** What is said of an entry: its findings, or how it is held. `unsigned`: its format never signs. */
export function entryVerdicts({ contentClass, placeClasses: places, holding }: Pick<AuditEntry, "contentClass" | "placeClasses" | "holding">, unsigned: boolean): readonly Said[] {
  const found = [...(contentClass === null ? [] : [contentClass]), ...places].map((name): Said => ({ ...lookOf(name, unsigned), word: findingWording[name].title }));
  return contentClass === null ? [held(holding), ...found] : found;
}

function held(holding: AuditEntry["holding"]): Said {
  switch (holding) {
    case "trusted": return { word: "Valid", glyph: "check", tone: "ok" };
    case "endorsed": return { word: "Valid, endorsed key", glyph: "check", tone: "ok" };
    case "embedded": return { word: "Holds under its own key", glyph: "unknown", tone: "unknown" };
    case "unsupported": return { word: "Not supported here", glyph: "unknown", tone: "unknown" };
    case "vouched": return { word: "Vouched for by a checkpoint", glyph: "check", tone: "plain" };
    case "none": return { word: "No signature to check", glyph: "dash", tone: "unknown" };
  }
}

const decisionWords: Readonly<Record<NonNullable<AuditEntry["decision"]>, string>> = { allow: "allowed", deny: "denied", other: "other" };
export const decisionText = (decision: AuditEntry["decision"]): string => (decision === null ? "" : decisionWords[decision]);

/** A row as a sentence, for screen readers. */
export function entrySentence(row: AuditEntry): string {
  const verdicts = entryVerdicts(row, false).map(({ word }) => word.toLowerCase()).join(", ");
  const parts = [`Entry ${countText(row.entry)}`, verdicts, row.tool, decisionText(row.decision), row.pair === null ? "" : `paired with call ${row.pair.call}`];
  return parts.filter((part) => part !== null && part !== "").join(", ");
}

/** The name of a filter in a list of choices. */
export function filterName(filter: EntryFilter): string {
  if (filter === "any") return "With a finding";
  return filter === "sound" ? "Without a finding" : findingWording[filter].title;
}

const filters: readonly string[] = [...findingClasses, "any", "sound"];
export function isEntryFilter(text: string): text is EntryFilter {
  return filters.includes(text);
}
