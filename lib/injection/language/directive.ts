import type { ActionKind } from "../../rules/injection/actions.ts";

/** How a sentence asks: it orders, it asks the reader, it says what must happen, it wishes, or it only tells what was done. */
export type DirectiveForm = "imperative" | "request" | "obligation" | "wish" | "report";

export type DirectedVerb = { readonly verb: string; readonly kinds: readonly ActionKind[]; readonly at: number };

/** A sentence that asks its reader to act. Offsets are those of the block's text. */
export type Directive = {
  /** Its number among the sentences of the text. */
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  /** Where the order itself begins: behind what another sentence left without a stop. */
  readonly core: number;
  readonly text: string;
  readonly form: DirectiveForm;
  readonly verbs: readonly DirectedVerb[];
  /** Kinds of all its verbs. */
  readonly kinds: ReadonlySet<ActionKind>;
  readonly polite: boolean;
  /** It holds only if something else does. */
  readonly conditional: boolean;
};
