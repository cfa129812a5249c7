"use client";

import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { Input } from "../ui/input.tsx";
import type { AddressBar } from "./use-address.ts";

type Props = { readonly bar: AddressBar; readonly searchRef: RefObject<HTMLInputElement | null>; readonly onFirst: () => void };

const searchAfterMs = 250;

/** Words to look for in what went in and out. They take effect while typing; Enter goes into the rows. */
export function SearchField({ bar, searchRef, onFirst }: Props) {
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
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    search(event.currentTarget.value);
    onFirst();
  };
  return (
    <Input ref={searchRef} type="search" aria-label="Search in inputs and outputs" aria-keyshortcuts="/" placeholder="Search inputs and outputs   /"
      className="min-w-0 grow basis-52 sm:max-w-80" value={typed ?? address.q} onChange={(event) => type(event.target.value)}
      onKeyDown={onKeyDown} onBlur={() => setTyped(null)} maxLength={1000} />
  );
}
