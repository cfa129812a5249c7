"use client";

import { Collapsible as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Glyph } from "./glyph.tsx";

type Props = {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly defaultOpen?: boolean;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
};

/** A part that opens and closes under its title. */
export function Collapsible({ title, children, defaultOpen = false, open, onOpenChange }: Props) {
  return (
    <Radix.Root defaultOpen={defaultOpen} open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger className="group flex min-h-7 w-full cursor-pointer items-center gap-2 text-left font-medium">
        <Glyph name="chevron-right" className="transition-transform group-data-[state=open]:rotate-90" />
        {title}
      </Radix.Trigger>
      <Radix.Content className="py-2 pl-6">{children}</Radix.Content>
    </Radix.Root>
  );
}
