import type { Decision } from "@/lib/api/annotationContract.ts";
import type { GlyphName } from "../ui/glyph.tsx";
import type { Tone } from "../ui/vocabulary.ts";

/** How a decision on harm is said and drawn. */
export const harmSaid: Record<Decision["value"], { readonly word: string; readonly glyph: GlyphName; readonly tone: Tone }> = {
  harmful: { word: "Harmful", glyph: "warning", tone: "failed" },
  harmless: { word: "Harmless", glyph: "check", tone: "ok" },
};
