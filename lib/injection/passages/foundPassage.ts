import type { DocumentVerdict, Passage, Strength, Technique } from "../runFindings.ts";

/** A passage with what it makes of its document. */
export type FoundPassage = Passage & { readonly verdict: Exclude<DocumentVerdict, "clean"> };

export const foundPassage = (start: number, end: number, technique: Technique, rule: string, strength: Strength, verdict: FoundPassage["verdict"], why: string): FoundPassage => ({ start, end, technique, rule, strength, decoded: null, why, verdict });
