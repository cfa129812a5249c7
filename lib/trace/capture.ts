import type { Capture, CaptureState } from "../findings.ts";

/** What one exhibit, or the whole incident, holds of the six artefacts that a root cause needs. */
export type CaptureFacts = {
  /** Traces in which a model spoke, or anything was said; and those with a system prompt and a user turn. */
  readonly talks: number;
  readonly withSystem: number;
  readonly withUser: number;
  /** Calls; with arguments; that ran; whose response is there. */
  readonly calls: number;
  readonly withArguments: number;
  readonly ran: number;
  readonly answered: number;
  /** Tools offered to a model; tools called that were offered nowhere. */
  readonly offered: number;
  readonly calledUnoffered: number;
  /** Retrieval spans; those whose documents are there; documents read in any way. */
  readonly retrievers: number;
  readonly retrieversFilled: number;
  readonly documents: number;
};

/** Nothing at all: the facts of an exhibit that is no trace. */
export const noCapture: CaptureFacts = {
  talks: 0, withSystem: 0, withUser: 0, calls: 0, withArguments: 0, ran: 0, answered: 0, offered: 0, calledUnoffered: 0, retrievers: 0,
  retrieversFilled: 0, documents: 0,
};

/** Which of the six artefacts are there. `partial`: some of it, or only names where there should be content. */
export function captureOf(facts: CaptureFacts): Capture {
  return {
    systemPrompt: share(facts.withSystem, facts.talks),
    userTurn: share(facts.withUser, facts.talks),
    retrievedContext: retrieved(facts),
    toolSchemas: facts.offered === 0 ? "absent" : facts.calledUnoffered === 0 ? "present" : "partial",
    toolCalls: facts.calls === 0 ? "absent" : facts.withArguments === facts.calls ? "present" : "partial",
    executorResponses: share(facts.answered, facts.ran),
  };
}

function retrieved(facts: CaptureFacts): CaptureState {
  if (facts.documents === 0) return "absent";
  return facts.retrieversFilled === facts.retrievers && facts.answered === facts.ran ? "present" : "partial";
}

const share = (some: number, all: number): CaptureState => (some === 0 ? "absent" : some >= all ? "present" : "partial");
