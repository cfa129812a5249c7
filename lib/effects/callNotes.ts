import type { StatementFacts } from "./sql/statementFacts.ts";
import type { GraphqlText } from "./structured/graphql.ts";

/** What was read in the arguments of a call, beside its effects: what an allow-list speaks of. */
export class CallNotes {
  /** Arguments that were read as a language. */
  readonly languageIn = new Set<string>();
  /** Words of every command that a shell line runs, wrappers and what they wrap apart. */
  readonly commands: (readonly string[])[] = [];
  /** A text that is a program, or a shell line that could not be followed to its end. */
  hasProgram = false;
  statements: { readonly text: string; readonly facts: readonly StatementFacts[] } | null = null;
  request: { readonly method: string; readonly url: string } | null = null;
  graphql: GraphqlText | null = null;
}
