"use client";

import { useEffect, useRef } from "react";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import type { MethodFilter } from "./use-method-filter.ts";

type Props = { readonly filter: MethodFilter; readonly found: number; readonly of: number; readonly allOpen: boolean; readonly onAll: (open: boolean) => void };

/** The words that rules are looked for by, and how many of how many have them. */
export function FilterField({ filter: { query, change }, found, of, allOpen, onAll }: Props) {
  const input = useRef<HTMLInputElement>(null);
  // While it is written in, the field is ahead of the address; otherwise the address may have changed by a link.
  useEffect(() => {
    if (input.current !== null && document.activeElement !== input.current) input.current.value = query;
  }, [query]);
  const clear = () => {
    if (input.current !== null) input.current.value = "";
    change("");
    input.current?.focus();
  };
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="w-full max-w-[28rem]">
        <Field label="Find a rule">
          {(wiring) => <Input {...wiring} ref={input} type="search" autoComplete="off" spellCheck={false} defaultValue={query} placeholder="An id, a tool, or words of title and reason" onChange={(event) => change(event.target.value)} />}
        </Field>
      </div>
      <p aria-live="polite" className="tabular flex min-h-9 items-center">{countText(found)} of {countText(of)} rules</p>
      {query.trim() !== "" && <span className="flex min-h-9 items-center"><Button kind="quiet" small onClick={clear}>Clear the filter</Button></span>}
      <span className="flex min-h-9 items-center"><Button kind="quiet" small onClick={() => onAll(!allOpen)}>{allOpen ? "Close all groups" : "Open all groups"}</Button></span>
    </div>
  );
}
