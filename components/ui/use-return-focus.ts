"use client";

import { useRef } from "react";

type Options = {
  /** What gets the focus when the dialog opens; otherwise its first control. */
  readonly startAt?: { readonly current: HTMLElement | null } | undefined;
  /** After the focus is back where it was. */
  readonly onClosed?: (() => void) | undefined;
};

/**
 * For a dialog that no trigger of its own opens: the primitive then forgets where the focus was, and it would fall to the
 * top of the page. What was focused before gets it back; where that is gone by then, what can be focused next to it.
 */
export function useReturnFocus({ startAt, onClosed }: Options) {
  const before = useRef<readonly Element[]>([]);
  return {
    onOpenAutoFocus: (event: Event) => {
      before.current = withParents(document.activeElement);
      if (!startAt?.current) return;
      event.preventDefault();
      startAt.current.focus();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      focusableOf(before.current)?.focus({ preventScroll: true });
      onClosed?.();
    },
  };
}

function withParents(element: Element | null): readonly Element[] {
  return element === null || element === document.body ? [] : [element, ...withParents(element.parentElement)];
}

function focusableOf(places: readonly Element[]): HTMLElement | null {
  const [first] = places;
  if (first instanceof HTMLElement && first.isConnected) return first;
  const near = places.find((place) => place.isConnected);
  return near?.querySelector<HTMLElement>("[tabindex='0']") ?? document.querySelector("main");
}
