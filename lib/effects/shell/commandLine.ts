import type { ShellWord } from "./shellWord.ts";

/** What a handler is given: the words behind the name, and the name as the shell sees it. */
export type CommandLine = {
  readonly name: string;
  /** The command word as written, folder and all. */
  readonly path: string;
  readonly words: readonly ShellWord[];
  /** Assignments before the command, and `env A=b`. */
  readonly variables: ReadonlyMap<string, string | null>;
};
