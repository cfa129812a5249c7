"use client";

import { Popover as Radix } from "radix-ui";
import type { PopoverProps } from "./popover.tsx";

/** The panel itself, open from the start. */
export function DropPanel({ label, trigger, children, open, onOpenChange, onClosed }: PopoverProps) {
  return (
    <Radix.Root defaultOpen open={open} onOpenChange={onOpenChange}>
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
