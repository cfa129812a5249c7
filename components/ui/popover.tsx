"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";

type Props = {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** After it has gone and the focus is back on its button: the time to open something else. */
  readonly onClosed?: () => void;
};

/** A small panel beside the button that opens it. */
export function Popover({ label, trigger, children, open, onOpenChange, onClosed }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Content
        aria-label={label}
        sideOffset={4}
        collisionPadding={8}
        onCloseAutoFocus={() => onClosed && queueMicrotask(onClosed)}
        className="z-50 text-left font-normal whitespace-normal max-h-[70vh] max-w-[min(480px,calc(100vw-16px))] overflow-auto rounded border border-border-control bg-surface p-3 text-text"
      >
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}
