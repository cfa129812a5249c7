import type { FoundPassage } from "../passages/foundPassage.ts";
import type { PlaceWords } from "../passages/barePassages.ts";
import type { ReadDocument } from "../passages/readDocument.ts";
import type { RunDocument } from "../run.ts";
import { SpanIndex } from "../text/spanIndex.ts";
import type { CallWords } from "./callWords.ts";
import type { Candidate } from "./candidate.ts";
import { NamesAround, ShortBlocks } from "./namesAround.ts";

/** A document while it is read. `ownNames`: without what fetched it. */
export type Reading = {
  readonly number: number;
  readonly document: ReadDocument;
  readonly passages: SpanIndex<FoundPassage>;
  readonly names: NamesAround;
  readonly ownNames: NamesAround;
  readonly senders: ReadonlySet<string>;
  readonly readAt: number;
  readonly cause: Candidate | undefined;
  readonly place: PlaceWords;
};

type Fetch = { readonly words: CallWords | undefined; readonly cause: Candidate | undefined; readonly readAt: number };

/** @param words those of the call that fetched it. @param cause the directive that call was made for */
export function readingOf({ number, source }: RunDocument, document: ReadDocument, passages: readonly FoundPassage[], place: PlaceWords, { words, cause, readAt }: Fetch): Reading {
  const short = new ShortBlocks(document);
  const ownNames = new NamesAround(document, short, { source: null, words: undefined });
  return { number, document, passages: new SpanIndex(passages, (one) => one), names: new NamesAround(document, short, { source, words }), ownNames, senders: sendersOf(document, ownNames), readAt, cause, place };
}

const sendersMax = 200;

/** What names the messages of a document, where it holds several. */
function sendersOf(document: ReadDocument, ownNames: NamesAround): ReadonlySet<string> {
  const first = new Map(document.blocks.filter(({ block }) => block.correspondence).map((read) => [read.block.record, read] as const));
  return first.size < 2 ? new Set() : new Set([...first.values()].slice(0, sendersMax).flatMap((read) => [...ownNames.of(read)]));
}
