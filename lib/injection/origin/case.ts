import type { RunCall } from "../run.ts";
import type { CallOrigin } from "../runFindings.ts";
import type { Asked } from "./asked.ts";
import type { CallWords } from "./callWords.ts";
import type { Delegation } from "./delegation.ts";
import type { Cause, Match } from "./match.ts";

/** What is known when a call is judged. */
export type Case = {
  readonly call: RunCall;
  readonly words: CallWords;
  readonly asked: Asked;
  readonly cause: Cause;
  /** The best first. */
  readonly matches: readonly Match[];
  /** A further step of what the user handed over: it names what that letter or file names. */
  readonly onward: Match | null;
  /** Documents read before whose text is not in the evidence. */
  readonly unread: readonly number[];
  /** Nothing of what the user said is in the evidence. */
  readonly silent: boolean;
};

/** What the weighing comes to, with the directive and the delegation it rests on. */
export type Verdict = Pick<CallOrigin, "verdict" | "strength" | "rule"> & { readonly match: Match | null; readonly delegation: Delegation | null };
