import type { EffectDraft } from "../effect.ts";
import type { Session } from "../session.ts";
import type { Scope } from "./scope.ts";
import type { ShellWord, Stdin } from "./shellWord.ts";

/** Where commands run: on the agent's machine, or inside something that another command leads to. */
export type Whereabouts = {
  /** Host, container or pod; null for the agent's own machine. */
  readonly host: string | null;
  /** Everything there reaches beyond the agent's session. */
  readonly shared: boolean;
  /** Words that name it: host, context, namespace. */
  readonly places: readonly string[];
};

export const here: Whereabouts = { host: null, shared: false, places: [] };

/** How what stands inside a command is followed; handed down, because what follows a script knows every command, and many commands hold a script. */
export type Follow = {
  readonly script: (text: string, frame: Frame) => Stdin;
  readonly command: (words: readonly ShellWord[], variables: ReadonlyMap<string, string | null>, frame: Frame) => Stdin;
};

/** Everything a command is looked at with. */
export type Frame = {
  readonly scope: Scope;
  readonly where: Whereabouts;
  readonly stdin: Stdin;
  readonly session: Session;
  readonly follow: Follow;
  readonly tell: (effect: EffectDraft) => void;
  /** Hears the words of every command. */
  readonly notice?: (words: readonly string[]) => void;
  /** In a branch that may not be taken: what is set there may not be set. */
  readonly maybe?: boolean;
  /** How many scripts, functions and wrappers this one lies in. */
  readonly depth: number;
  /** Shared by the whole call: commands that may still be looked at, and letters that may still be parsed. */
  readonly budget: { left: number; letters: number };
};

export const depthMax = 24;
export const commandsMax = 1_000;
export const lettersMax = 65_536;
