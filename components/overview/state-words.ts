import type { GlyphName } from "../ui/glyph.tsx";
import type { Tone } from "../ui/vocabulary.ts";
import type { Incident } from "@/lib/api/contract.ts";

type Word = { readonly word: string; readonly glyph: GlyphName; readonly tone: Tone };

/** The state of an incident: whether its exhibits have been read. */
export const stateWords: Record<Incident["state"], Word> = {
  empty: { word: "No exhibits", glyph: "dash", tone: "muted" },
  analysing: { word: "Importing", glyph: "dot", tone: "accent" },
  ready: { word: "Analysed", glyph: "check", tone: "ok" },
  stale: { word: "Needs analysis", glyph: "warning", tone: "warning" },
  cancelled: { word: "Cancelled", glyph: "blocked", tone: "warning" },
  failed: { word: "Failed", glyph: "cross", tone: "failed" },
  interrupted: { word: "Interrupted", glyph: "warning", tone: "warning" },
};
