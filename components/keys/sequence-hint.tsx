"use client";

import { Keys } from "./keys.tsx";
import { sequencesFrom } from "./strokes.ts";
import type { Command } from "./bindings.ts";

type Props = { readonly first: string | null; readonly taken: ReadonlySet<Command> };

/** After the first stroke of a sequence: which second ones there are. */
export function SequenceHint({ first, taken }: Props) {
  return (
    <div role="status" data-print="hide" className="pointer-events-none fixed bottom-4 left-4 z-30">
      {first !== null && (
        <div className="rounded-md border border-border-control bg-surface px-3 py-2">
          <p className="font-medium"><Keys keys={first} /> …</p>
          <ul className="mt-1 text-sm">
            {sequencesFrom(first).filter(({ command }) => taken.has(command)).map(({ key, command, does }) => (
              <li key={command} className="flex items-center gap-2 py-0.5"><Keys keys={key} /> {does}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
