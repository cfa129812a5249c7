import type { Technique } from "../runFindings.ts";

/** A stretch of a document that hides or encodes something that reads like language. */
export type HiddenPiece = {
  /** UTF-16 offsets in the document as given: the whole comment, element, encoded string, with its wrapper. */
  readonly start: number;
  readonly end: number;
  /** The outermost layer. */
  readonly technique: Technique;
  /** Id of the rule in `lib/rules/injection`. */
  readonly rule: string;
  /** Name of the attribute, field or style that hides it, null where there is none. */
  readonly name: string | null;
  /** What it says with every layer undone; at most `decodedLengthMax` characters, which end in "…" where more was there. */
  readonly decoded: string;
  /** All layers, outermost first. */
  readonly layers: readonly Technique[];
  /** Whoever reads the raw text could not read it. */
  readonly needsDecoding: boolean;
};

/** The pieces of a document in their order, and how many places were not decoded because there are too many of them. */
export type HiddenPieces = { readonly pieces: readonly HiddenPiece[]; readonly notDecoded: number };

/** What a detector finds: a place in the text that it was given, and what stands there with one layer undone. */
export type Find = Pick<HiddenPiece, "start" | "end" | "technique" | "rule" | "decoded" | "name"> & {
  /** Without this layer it can be read in the raw text, wherever that is shown. */
  readonly plain: boolean;
};

/** Looks for one technique. Linear in the length of the text. */
export type Detector = (text: string) => Iterable<Find>;

export const decodedLengthMax = 20_000;
/** Repetitions that a pattern takes at once: the engine remembers each, and what it can remember is bounded. A longer run is found in parts. */
export const repeatMax = 20_000;

/** Cuts what is too long, and says so. */
export function bounded(text: string): string {
  return text.length > decodedLengthMax ? `${text.slice(0, decodedLengthMax - 1)}…` : text;
}
