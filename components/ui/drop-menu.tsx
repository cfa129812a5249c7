"use client";

import { DropdownMenu as Radix } from "radix-ui";
import { useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";
import { Glyph } from "./glyph.tsx";
import type { MenuItem, MenuProps } from "./menu.tsx";

type Props = MenuProps & { /** It was opened by a key: the focus goes to its first item, as it does when the primitive hears the key itself. */ readonly byKey: boolean };

const itemStyle =
  "flex min-h-7 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 text-text no-underline outline-none data-[disabled]:cursor-not-allowed data-[disabled]:text-text-muted data-[highlighted]:bg-accent data-[highlighted]:text-surface";

/** The menu itself, open from the start. */
export function DropMenu({ label, trigger, items, byKey }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (byKey) sheet.current?.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])")?.focus();
  }, [byKey]);
  // Done once the menu is gone and its trigger has the focus again, so that a dialog it opens can give the focus back.
  const chosen = useRef<(() => void) | undefined>(undefined);
  const afterClosing = () => {
    const run = chosen.current;
    chosen.current = undefined;
    if (run) queueMicrotask(run);
  };
  // Not modal: a modal menu hides the page from screen readers while its links can still take the focus.
  return (
    <Radix.Root modal={false} defaultOpen>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Content
        ref={sheet}
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
