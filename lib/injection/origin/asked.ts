import type { ActionKind } from "../../rules/injection/actions.ts";
import { contentWords } from "../language/words.ts";
import { quotedIn, valuesIn } from "../language/values.ts";
import { type Clause, clausesIn } from "./clause.ts";
import { type Delegation, delegationsIn, namesIn, withoutDelegations } from "./delegation.ts";

/** What the user asked for, as far as it had been said when a call was made; of the operator where no user spoke. */
export type Asked = {
  readonly text: string;
  /** The user's words as they stand. */
  readonly said: string;
  readonly clauses: readonly Clause[];
  /** What the operator tells the agent to do in general. */
  readonly standing: readonly Clause[];
  readonly words: ReadonlySet<string>;
  /** Kinds of action that were asked for, with those that they take. */
  readonly kinds: ReadonlySet<ActionKind>;
  readonly values: ReadonlySet<string>;
  readonly delegations: readonly Delegation[];
  /** Proper names, subjects, files and numbers that the user's words point to. */
  readonly names: ReadonlySet<string>;
  /** More than looking something up was asked for. */
  readonly acts: boolean;
};

/** Steps that an action takes: whoever asks for a purchase asks for the payment. */
export const takes: Partial<Readonly<Record<ActionKind, readonly ActionKind[]>>> = {
  buy: ["pay", "submit"], book: ["pay", "submit", "create"], pay: ["submit"], update: ["submit"], visit: ["submit"], move: ["create"], submit: ["visit"], run: ["visit"], create: ["update"],
};

const textMax = 200_000;

/** @param user what the user said, in order. @param operator the system prompts */
export function readAsked(user: readonly string[], operator: readonly string[]): Asked {
  const own = (user.length > 0 ? user : operator).join("\n").slice(0, textMax);
  // Operator and user both may ask; only the user hands a decision to what some content says.
  const clauses = clausesIn(withoutDelegations(own));
  const standing = user.length > 0 ? clausesIn(operator.join("\n").slice(0, textMax)).filter(({ text: clause }) => !/^\W*you(?:'re| are| can| have| may)\b/i.test(clause)) : [];
  const kinds = new Set<ActionKind>();
  for (const clause of clauses) for (const kind of clause.kinds) for (const one of [kind, ...(takes[kind] ?? [])]) kinds.add(one);
  const text = [own, ...operator].join("\n").slice(0, textMax);
  return {
    text: text.toLowerCase(), said: own, clauses, standing, words: contentWords(own), kinds, values: new Set([...valuesIn(text), ...quotedIn(text)]), delegations: delegationsIn(own), names: namesIn(own),
    acts: [...kinds].some((kind) => kind !== "read"),
  };
}
