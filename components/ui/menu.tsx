"use client";

import { DropdownMenu as Radix } from "radix-ui";
import { useRef, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Glyph } from "./glyph.tsx";

export type MenuItem = {
  readonly id: string;
  readonly label: ReactNode;
  readonly onSelect?: () => void;
  /** A link instead of a command. */
  readonly href?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
};

type Props = { readonly label: string; readonly trigger: ReactNode; readonly items: readonly MenuItem[] };

const itemStyle =
  "flex min-h-7 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 text-text no-underline outline-none data-[disabled]:cursor-not-allowed data-[disabled]:text-text-muted data-[highlighted]:bg-accent data-[highlighted]:text-surface";

/** A menu of commands, links and on/off items. The trigger is one button. */
export function Menu({ label, trigger, items }: Props) {
  // Done once the menu is gone and its trigger has the focus again, so that a dialog it opens can give the focus back.
  const chosen = useRef<(() => void) | undefined>(undefined);
  const afterClosing = () => {
    const run = chosen.current;
    chosen.current = undefined;
    if (run) queueMicrotask(run);
  };
  // Not modal: a modal menu hides the page from screen readers while its links can still take the focus.
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Content
        aria-label={label}
        // A long menu scrolls, and what scrolls must be in reach of the keyboard before an item has the focus too.
        tabIndex={0}
        sideOffset={4}
        collisionPadding={8}
        onCloseAutoFocus={afterClosing}
        className="z-50 text-left font-normal whitespace-normal max-h-[60vh] min-w-44 overflow-auto rounded border border-border-control bg-surface p-1 text-text"
      >
        {items.map((item) => (
          <Item key={item.id} item={item} onChoose={(run) => { chosen.current = run; }} />
        ))}
      </Radix.Content>
    </Radix.Root>
  );
}

type ItemProps = { readonly item: MenuItem; readonly onChoose: (run: (() => void) | undefined) => void };

function Item({ item, onChoose }: ItemProps) {
  const className = classNames(itemStyle, item.danger === true && "text-status-failed");
  if (item.checked !== undefined) {
    return (
      <Radix.CheckboxItem
        className={className}
        checked={item.checked}
        disabled={item.disabled}
        onSelect={(event) => {
          event.preventDefault();
          item.onSelect?.();
        }}
      >
        <span className="w-4">
          <Radix.ItemIndicator>
            <Glyph name="check" />
          </Radix.ItemIndicator>
        </span>
        {item.label}
      </Radix.CheckboxItem>
    );
  }
  if (item.href !== undefined) {
    return (
      <Radix.Item asChild disabled={item.disabled} onSelect={() => item.onSelect?.()}>
        <a className={className} href={item.href}>
          {item.label}
        </a>
      </Radix.Item>
    );
  }
  return (
    <Radix.Item className={className} disabled={item.disabled} onSelect={() => onChoose(item.onSelect)}>
      {item.label}
    </Radix.Item>
  );
}
