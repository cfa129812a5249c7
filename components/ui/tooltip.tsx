"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

type Props = { readonly text: ReactNode; readonly children: ReactNode };

/** Says a second time, or in more detail, what the page already says: never the only place of a fact. The child must take focus. */
export function Tooltip({ text, children }: Props) {
  return (
    <Radix.Provider delayDuration={300}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Content
          sideOffset={4}
          collisionPadding={8}
          className="z-50 text-left font-normal whitespace-normal max-w-[360px] rounded border border-border-control bg-surface-raised px-2 py-1 text-sm text-text"
        >
          {text}
        </Radix.Content>
      </Radix.Root>
    </Radix.Provider>
  );
}
