import type { RuleTold } from "../rule.ts";
import type { Strength, Technique } from "./technique.ts";

/** What a cue is good for: `order` alone makes an instruction of its sentence; `mark` needs a directive beside it. */
export type CueRole = "order" | "mark";

/** Words or signs that tell an instruction to the agent from ordinary text. */
export type CueRule = RuleTold<string> & {
  readonly technique: Technique;
  readonly role: CueRole;
  readonly strength: Strength;
  /** One of these stands in whatever it matches: texts without any are not searched. */
  readonly hints: readonly string[];
  /** Looked for in lower-case text without typographic quotes. Repetition is bounded, so that matching is linear. */
  readonly test: RegExp;
};
