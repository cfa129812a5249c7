import type { ReadBlock } from "./readDocument.ts";

/** How a document speaks: a manual explains how something is done, a notice is what a tool says to its caller. */
export type Manner = "manual" | "notice" | "content";

export function mannerOf(text: string, blocks: readonly ReadBlock[]): Manner {
  const full = blocks.filter(({ sentences }) => sentences.length > 0);
  if (/^\W{0,3}(?:[A-Z]\w*(?:Error|Exception|Warning)\b|Traceback)/.test(text)) return "notice";
  const steps = full.filter(({ block }) => block.kind === "list_item" || block.kind === "code" || block.kind === "heading").length;
  if (steps >= 2 && steps >= full.length * 0.25) return "manual";
  if (steps > 0 && /`[^`\n]{2,60}`/.test(text)) return "manual";
  // An article that says under its heading what to do, and nothing else.
  const below = full.filter(({ block }) => block.kind !== "heading");
  if (below.length < full.length && below.length > 0 && below.every(({ directives }) => directives.length > 0)) return "manual";
  if (full.reduce((sum, { directives }) => sum + directives.length, 0) >= 4 && full.filter(({ directives }) => directives.length > 0).length >= full.length * 0.4) return "manual";
  const [only] = full;
  if (full.length === 1 && only !== undefined && only.block.field === null && (/^\W{0,3}(?:\w+(?:error|exception|warning)\b|error|failed|failure|invalid|unauthori[sz]ed|forbidden|not found|permission)/i.test(text) || /\b(?:please (?:verify|try|provide|check|specify|enter|log ?in|sign in|choose|select|wait|retry|contact|confirm|use)|has been|have been|successfully|required)\b/i.test(text))) return "notice";
  return "content";
}
