"use client";

import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { Glyph } from "../../ui/glyph.tsx";
import { Input } from "../../ui/input.tsx";
import type { AddressBar } from "../use-address.ts";

type Props = {
  readonly bar: AddressBar;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  /** Enter or Escape in the field: into the rows. */
  readonly onLeave: () => void;
};

const searchAfterMs = 250;

/** Words to look for in what went in and out. They take effect while typing; Enter goes into the rows. */
export function SearchField({ bar, searchRef, onLeave }: Props) {
  const { address, change } = bar;
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => {
    if (timer.current !== null) clearTimeout(timer.current);
  }, []);
  const search = (text: string) => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    if (text !== address.q) change({ q: text });
  };
  const type = (text: string) => {
    setTyped(text);
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => search(text), searchAfterMs);
  };
  const clear = () => {
    setTyped(null);
    search("");
    searchRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    search(event.currentTarget.value);
    onLeave();
  };
  const text = typed ?? address.q;
  return (
    <span role="search" className="relative flex min-w-0 grow basis-52 sm:max-w-80">
      <Input ref={searchRef} type="search" aria-label="Search in inputs and outputs" aria-keyshortcuts="/" placeholder="Search inputs and outputs   /"
        className="min-h-7.5! w-full min-w-0 pr-8 text-sm [&::-webkit-search-cancel-button]:hidden" value={text} onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown} onBlur={() => setTyped(null)} maxLength={1000} />
      {text !== "" && (
        <button type="button" aria-label="Clear the search" onClick={clear}
          className="absolute inset-y-0.5 right-0.5 flex w-7 cursor-pointer items-center justify-center rounded text-text-muted hover:bg-surface-raised hover:text-text">
          <Glyph name="close" />
        </button>
      )}
    </span>
  );
}
