import type { OriginVerdict } from "../findings.ts";
import { strengths, type Strength, techniques, type Technique } from "../rules/injection/technique.ts";

export { strengths, techniques, type Strength, type Technique };

export const documentVerdicts = ["injected", "suspicious", "clean"] as const;
export type DocumentVerdict = (typeof documentVerdicts)[number];

/** A stretch of a document that instructs the agent, or hides something. Offsets are UTF-16 code units of the document's text. */
export type Passage = {
  readonly start: number;
  readonly end: number;
  readonly technique: Technique;
  readonly rule: string;
  readonly strength: Strength;
  /** What it says once undone, null where it stands in plain sight. */
  readonly decoded: string | null;
  readonly why: string;
};

/** The rule of passages that only a later call gives away. */
export const followedRule = "inj.directive.followed";

export type DocumentFinding = { readonly document: number; readonly verdict: DocumentVerdict; readonly passages: readonly Passage[] };

/** A stop on the way from a passage to a call. */
export type PathStop = { readonly kind: "document" | "call"; readonly number: number };

/** Why a call was made. */
export type CallOrigin = {
  readonly call: number;
  readonly verdict: OriginVerdict;
  readonly strength: Strength;
  /** The rule that decided. */
  readonly rule: string;
  /** The document that asked for it, null where none did. */
  readonly document: number | null;
  readonly passage: { readonly start: number; readonly end: number } | null;
  readonly for: readonly string[];
  readonly against: readonly string[];
  /** Words and values that the instruction and the call share. */
  readonly shared: { readonly words: readonly string[]; readonly values: readonly string[] };
  /** From the document that asked to the call, both included; empty where no document did. */
  readonly path: readonly PathStop[];
  /** What is not in the evidence and would decide. */
  readonly missing: readonly string[];
};

/** What a run came to: documents in the order in which they were read, calls in the order in which they were made. */
export type RunFindings = { readonly documents: readonly DocumentFinding[]; readonly origins: readonly CallOrigin[] };
