import type { MappedText } from "./mappedText.ts";

export const blockKinds = ["scalar", "prose", "mail", "list_item", "heading", "code", "quote", "cell", "log", "element", "form", "hidden"] as const;
export type BlockKind = (typeof blockKinds)[number];

/** A stretch of a document that was written as one: cues in it count for it alone. */
export type Block = {
  readonly text: MappedText;
  readonly kind: BlockKind;
  /** The key, header or column it stands under. */
  readonly field: string | null;
  /** What it belongs to: a mapping, a mail, a section. Blocks of one record describe one thing. */
  readonly record: number;
  /** Set where it is one of several paragraphs of one text: where the whole text lies. */
  readonly whole: { readonly start: number; readonly end: number };
  /** The text it is a paragraph of is a letter: somebody greets, signs, or a header names the sender. */
  readonly letter: boolean;
  /** It came from somebody who is named beside it. */
  readonly correspondence: boolean;
};

/** What blocks belong to. */
export type BlockRecord = { readonly parent: number | null; readonly name: string | null };

export type Blocks = { readonly blocks: readonly Block[]; readonly records: readonly BlockRecord[] };
