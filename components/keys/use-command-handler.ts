"use client";

import { createContext, useContext, useEffect, useLayoutEffect, useRef } from "react";
import { bindings, type Command, type Scope } from "./bindings.ts";

/** Does a command and says so; false: it was none of its business just now, and the key stays with the browser. */
export type RunCommand = (command: Command) => boolean;

export type CommandHandler = { readonly takes: ReadonlySet<Command>; readonly run: RunCommand };

/** Where pages say what they can do. Registering returns what takes it back. */
export type CommandRegistry = { readonly register: (handler: CommandHandler) => () => void; readonly run: RunCommand };

export const CommandRegistryContext = createContext<CommandRegistry | null>(null);

const allOfAPage: readonly Scope[] = ["timeline", "rows"];

/**
 * Lets a page do commands, whichever way they are asked for: key, palette or button. `takes` names commands, or scopes
 * with all their commands. The page mounted last is asked first. `run` may change with every drawing.
 */
export function useCommandHandler(run: RunCommand, takes: readonly (Scope | Command)[] = allOfAPage): void {
  const registry = useContext(CommandRegistryContext);
  const latest = useRef(run);
  // Before anybody sees what was drawn: the next key speaks of it.
  useLayoutEffect(() => {
    latest.current = run;
  });
  const names = takes.join(" ");
  useEffect(() => registry?.register({ takes: commandsOf(names.split(" ")), run: (command) => latest.current(command) }), [registry, names]);
}

/** Asks for a command as a key would, for buttons; false where nobody on the page takes it. */
export function useRunCommand(): RunCommand {
  const registry = useContext(CommandRegistryContext);
  return (command) => registry?.run(command) ?? false;
}

function commandsOf(names: readonly string[]): ReadonlySet<Command> {
  return new Set(bindings.filter(({ command, scope, also }) => names.includes(scope) || names.includes(command) || (also !== undefined && names.includes(also))).map(({ command }) => command));
}
