import { hiddenPieces } from "../hidden/hiddenPieces.ts";
import type { HiddenPiece } from "../hidden/hiddenPiece.ts";
import { withoutAddress } from "../hidden/withoutAddress.ts";
import type { ReadText } from "./readText.ts";
import { readText } from "./readText.ts";
import { foundPassage, type FoundPassage } from "./foundPassage.ts";

/** Comments that speak of the lines around them, and labels of a page: they hide from nobody. */
const aboutItself = /\b(?:this|next|line|lines|below|above|here|value|values|setting|true|false|uncomment|default|file|option|flag|variable|function|method|class|module|import|todo|fixme|deprecated|licen[cs]e|copyright)\b/i;
const commentNames = /^(?:#|\/\/|_|\$?comment|_?comments?$|rem\b)|comment/i;

/** Passages that are hidden or encoded and, read as what they are, give an order. A piece that orders nothing leaves no passage. */
export function hiddenPassages(document: string): FoundPassage[] {
  return hiddenPieces(document).pieces.flatMap((piece) => {
    const said = withoutAddress(piece.decoded);
    const read = readText(said);
    const verdict = piece.needsDecoding ? judgeEncoded(piece, said, read) : judgeOutOfSight(piece, read);
    if (verdict === null) return [];
    const layers = piece.layers.join(", then ");
    const why = piece.needsDecoding ? `Nobody reads it as it stands; undone (${layers}) it gives an order.` : "A person who looks at the page or at the values does not see it, and it gives an order.";
    return [{ ...foundPassage(piece.start, piece.end, piece.technique, piece.rule, verdict === "injected" ? "strong" : "weak", verdict, why), decoded: piece.decoded }];
  });
}

type Verdict = FoundPassage["verdict"] | null;

/** What is encoded is not meant for people: any order in it is one to the agent. */
function judgeEncoded({ technique, decoded: whole }: HiddenPiece, decoded: string, { directives, cues }: ReadText): Verdict {
  if (directives.length > 0 || cues.length > 0) return "injected";
  // Whoever disguises letters hides what they say; encodings have everyday uses, and there it must at least read like an order.
  const words = decoded.trim().split(/\s+/);
  if (words.length < 4) return null;
  // An address may name a place in words.
  return disguises.has(technique) || (!/^\w{2,10}:\/\/[^?]*$/.test(whole) && /[.!]\s*$/.test(decoded) && !opener.test(decoded)) ? "suspicious" : null;
}

const disguises: ReadonlySet<string> = new Set(["zero_width", "unicode_tags", "bidi", "homoglyph", "rot13", "reversed"]);
/** Words that begin a statement or a question. */
const opener = /^\W*(?:the|a|an|this|that|these|those|it|its|we|i|you|he|she|they|my|our|your|his|her|their|in|on|at|for|with|from|by|as|and|but|or|if|when|where|while|no|yes|not|hello|hi|dear|thanks?|there|here|what|why|how|who|which|is|are|was|were|can|could|do|does|did|has|have|all|some|most|many|each|every|new|old|one|two|\d)\b/i;

/** Comments, attributes and hidden elements are everyday: an order counts if it speaks to the agent, or asks for a deed in the world. */
function judgeOutOfSight(piece: HiddenPiece, { directives, cues }: ReadText): Verdict {
  if (piece.technique === "comment_field" && piece.name !== null && !commentNames.test(piece.name)) return null;
  const marks = cues.filter(({ rule }) => rule.strength === "strong");
  if (cues.some(({ rule }) => rule.role === "order") || (marks.length > 0 && directives.length > 0) || marks.length > 1) return "injected";
  const grave = directives.some(({ directive, deed }) => deed.acts && deed.program && (deed.thing || deed.values > 0) && !deed.yours && !directive.conditional && !(aboutItself.test(piece.decoded) && piece.technique === "comment_field") && (deed.values > 0 || deed.thing) && directive.text.split(/\s+/).length > 3 && !/\b(?:us|friends?)\b/i.test(directive.text));
  return grave ? "suspicious" : null;
}
