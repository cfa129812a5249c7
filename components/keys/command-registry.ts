import type { Command } from "./bindings.ts";
import type { CommandHandler, CommandRegistry } from "./use-command-handler.ts";

export type Registry = CommandRegistry & {
  /** What somebody on the page takes just now; the same set until that changes. */
  readonly taken: () => ReadonlySet<Command>;
  readonly subscribe: (changed: () => void) => () => void;
};

/** Who does which command. The handler that came last is asked first; the next one when it declines. */
export function createCommandRegistry(): Registry {
  let handlers: readonly CommandHandler[] = [];
  let taken: ReadonlySet<Command> = new Set();
  const listeners = new Set<() => void>();
  const replace = (next: readonly CommandHandler[]) => {
    handlers = next;
    taken = new Set(next.flatMap((handler) => [...handler.takes]));
    for (const listener of listeners) listener();
  };
  return {
    register: (handler) => {
      replace([handler, ...handlers]);
      return () => replace(handlers.filter((other) => other !== handler));
    },
    run: (command) => handlers.some((handler) => handler.takes.has(command) && handler.run(command)),
    taken: () => taken,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
