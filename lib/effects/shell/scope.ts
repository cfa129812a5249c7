import type { Function as FunctionNode } from "unbash";

/** What is known inside one shell: variables, functions, the folder it stands in. A subshell gets a copy. */
export class Scope {
  readonly #variables: Map<string, string | null>;
  readonly #functions: Map<string, FunctionNode>;
  readonly #aliases: Map<string, string>;
  /** Null: somewhere that the line does not show. */
  cwd: string | null;
  /** Commands are named as in PowerShell. */
  isPowerShell: boolean;
  /** Positional parameters of the function or script that runs. */
  readonly positional: readonly string[];

  constructor(parent: Scope | null = null, positional: readonly string[] | null = null) {
    this.#variables = new Map(parent === null ? [] : parent.#variables);
    this.#functions = new Map(parent === null ? [] : parent.#functions);
    this.#aliases = new Map(parent === null ? [] : parent.#aliases);
    this.cwd = parent?.cwd ?? null;
    this.isPowerShell = parent?.isPowerShell ?? false;
    this.positional = positional ?? parent?.positional ?? [];
  }

  /** Undefined: never set here. Null: set to something that could not be followed. */
  variable(name: string): string | null | undefined {
    if (name === "SHELL" || name === "BASH") return this.#variables.get(name) ?? "/bin/sh";
    if (name === "PWD" && this.cwd !== null) return this.cwd;
    if (/^[1-9]$/.test(name)) return this.positional[Number(name) - 1];
    if (name === "@" || name === "*") return this.positional.join(" ");
    if (name === "IFS") return this.#variables.get(name) ?? " ";
    return this.#variables.get(name);
  }

  set(name: string, value: string | null): void {
    this.#variables.set(name, value);
  }

  /** What an alias stands for; null: it is none. */
  alias(name: string): string | null {
    return this.#aliases.get(name) ?? null;
  }

  setAlias(name: string, text: string): void {
    this.#aliases.set(name, text);
  }

  functionNamed(name: string): FunctionNode | null {
    return this.#functions.get(name) ?? null;
  }

  define(name: string, node: FunctionNode): void {
    this.#functions.set(name, node);
  }

  variables(): ReadonlyMap<string, string | null> {
    return this.#variables;
  }
}
