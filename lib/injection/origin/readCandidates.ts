import type { ActionKind } from "../../rules/injection/actions.ts";
import { withoutAddress } from "../hidden/withoutAddress.ts";
import { quotedIn, valuesIn } from "../language/values.ts";
import { contentWords } from "../language/words.ts";
import { doubtOf } from "../passages/barePassages.ts";
import type { FoundPassage } from "../passages/foundPassage.ts";
import type { PlacedDirective, ReadBlock } from "../passages/readDocument.ts";
import { readText } from "../passages/readText.ts";
import { spanOf } from "../text/mappedText.ts";
import { type Candidate, newTrail, type Standing, type Trail } from "./candidate.ts";
import { clauseOf } from "./clause.ts";
import type { Reading } from "./reading.ts";

export const candidatesMax = 600;
/** An order that is this far out of place counts as one when a call did what it says. */
const bareAt = 1.5;

/** A directive of a document with what is needed to work it out: that costs more than to see how it stands. */
export type Draft = { readonly standing: Standing; readonly make: () => Candidate };

/** Directives of a document that calls may follow. Not many of them are kept, so those that cannot be are let go on the way. */
export function draftsIn(reading: Reading, trailOf: (passage: FoundPassage | null, block: string) => Trail): readonly Draft[] {
  let drafts: Draft[] = [];
  for (const block of reading.document.blocks) {
    if (block.directives.length === 0) continue;
    drafts.push(...draftsOf(reading, block, trailOf));
    if (drafts.length > 8 * candidatesMax) drafts = [...keptDrafts(drafts)];
  }
  return keptDrafts(drafts);
}

/** Those of a document's that may still be there when more than `candidatesMax` candidates are cut down. */
function keptDrafts(drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length <= candidatesMax) return drafts;
  const late = new Set([...drafts.filter(({ standing }) => standing !== "plain").slice(-candidatesMax), ...drafts.filter(({ standing }) => standing === "plain").slice(-candidatesMax)]);
  return drafts.filter((draft) => late.has(draft));
}

/** Directives of a block that a call may follow, not yet worked out. @param trailOf what was done for a passage or block so far */
function draftsOf(reading: Reading, block: ReadBlock, trailOf: (passage: FoundPassage | null, block: string) => Trail): Draft[] {
  const { number, document, passages, cause, place } = reading;
  return block.directives.flatMap((placed): Draft[] => {
    const [passage = null] = passages.overlapping(placed);
    if (passage === null && cause === undefined && !placed.deed.acts && placed.directive.form !== "wish") return [];
    const doubt = passage === null ? doubtOf(placed, block, document, place) : 0;
    const standing = standingOf(doubt, passage, cause);
    return [{ standing, make: () => candidateOf(reading, block, placed, passage, { standing, doubt }, trailOf(passage, `${number}:${block.number}`)) }];
  });
}

function standingOf(doubt: number, passage: FoundPassage | null, cause: Candidate | undefined): Standing {
  if (passage !== null) return passage.rule === "inj.directive.bare" ? "bare" : "wrapped";
  if (cause !== undefined) return "wrapped";
  return doubt >= bareAt ? "bare" : "plain";
}

const nobody: ReadonlySet<string> = new Set();
const nothing: ReadonlySet<ActionKind> = new Set();

function candidateOf({ number, names, ownNames, senders, readAt }: Reading, block: ReadBlock, { directive, start, end }: PlacedDirective, passage: FoundPassage | null, { standing, doubt }: { readonly standing: Standing; readonly doubt: number }, trail: Trail): Candidate {
  const clause = clauseOf(directive, nearText(block, directive.sentence, standing === "wrapped" ? passage : null));
  return { ...clause, document: number, block: block.number, start, end, standing, doubt, whole: false, passage, names: block.block.correspondence ? ownNames.of(block) : names.of(block), place: block.block.correspondence ? names.of(block) : nobody, senders, sender: block.block.correspondence ? ownNames.of(block) : nobody, readAt, trail };
}

/** Inside a passage that gives itself away all its text speaks; elsewhere the sentence and its neighbours. */
function nearText({ block, sentences }: ReadBlock, sentence: number, passage: FoundPassage | null): string {
  if (passage === null) return [sentence - 1, sentence, sentence + 1].flatMap((at) => sentences[at]?.text ?? []).join(" ");
  const inside = sentences.filter(({ from, to }) => { const span = spanOf(block.text, from, to); return span.start < passage.end && span.end > passage.start; });
  return inside.map(({ text }) => text).join(" ").slice(0, 4_000);
}

/** What a hidden passage orders, one candidate per order; the decoded text as a whole belongs to each. */
export function hiddenCandidates(number: number, passage: FoundPassage, decoded: string, readAt: number, trail: Trail): Candidate[] {
  const place = { document: number, block: null, start: passage.start, end: passage.end, standing: "wrapped" as const, doubt: 0, passage, names: nobody, place: nobody, senders: nobody, sender: nobody, readAt, trail };
  const near = withoutAddress(decoded.slice(0, 4_000));
  const orders = readText(near).directives.map(({ directive }): Candidate => ({ ...clauseOf(directive, near), whole: false, ...place }));
  const all = { text: near.slice(0, 400), near: near.toLowerCase(), kinds: nothing, verbs: nobody, words: contentWords(near), values: new Set([...valuesIn(near), ...quotedIn(near)]), open: true, ...place };
  // Steps that are written as calls order without a verb: "run_sql: DROP TABLE x".
  return [...orders, { ...all, whole: orders.length > 0 }];
}

export const textsMax = 60;
const textMax = 4_000;

/** Blocks of a document in which no passage lies, each as a whole. */
export function textsOf(reading: Reading): Candidate[] {
  const { number, document, passages, ownNames, names, senders, readAt } = reading;
  return document.blocks.filter(({ block }) => block.text.text.length >= 20 && /\s\S+\s/.test(block.text.text)).slice(0, textsMax).flatMap((read) => {
    const place = spanOf(read.block.text, 0, read.block.text.text.length);
    if (passages.overlapping(place).length > 0) return [];
    const text = read.block.text.text.slice(0, textMax);
    const { correspondence } = read.block;
    return [{
      text: text.slice(0, 400), near: text.toLowerCase(), kinds: nothing, verbs: nobody, words: contentWords(text), values: new Set([...valuesIn(text), ...quotedIn(text)]), open: true, document: number, block: read.number, ...place, standing: "plain" as const, doubt: 0, whole: true, passage: null,
      names: correspondence ? ownNames.of(read) : names.of(read), place: correspondence ? names.of(read) : nobody, senders, sender: nobody, readAt, trail: newTrail(),
    }];
  });
}
