"use client";

import { useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Glyph } from "../../ui/glyph.tsx";
import { filterCount, withoutFilters } from "../address.ts";
import { chipsOf, type Chip } from "./chips.ts";
import type { AddressBar } from "../use-address.ts";
import type { ValueWords } from "./value-words.ts";

type Props = { readonly bar: AddressBar; readonly say: ValueWords; readonly zeroUs: number | null; readonly onEmpty: () => void };

/** The filters in force, each with what takes it away. */
export function FilterChips({ bar, say, zeroUs, onEmpty }: Props) {
  const { address, change } = bar;
  const list = useRef<HTMLUListElement>(null);
  if (filterCount(address) === 0) return null;
  const chips = chipsOf(address, say, zeroUs);
  const remove = (chip: Chip, index: number) => {
    // The button goes away under the focus: the next one takes it, or the search field when none is left.
    if (chips.length === 1) onEmpty();
    else list.current?.querySelectorAll("button").item(index === chips.length - 1 ? index - 1 : index + 1).focus();
    change(chip.without);
  };
  return (
    <ul ref={list} aria-label="Filters in force" className="flex flex-wrap items-center gap-1.5">
      {chips.map((chip, index) => (
        <li key={chip.key} className="flex max-w-full items-center rounded-sm border border-border-control bg-surface-raised pl-2 text-sm">
          <span className="min-w-0 truncate"><span className="text-text-muted">{chip.label}</span> <bdi className={classNames(chip.mono && "font-mono")}>{chip.word}</bdi></span>
          <button type="button" aria-label={`Remove filter ${chip.label} ${chip.word}`} onClick={() => remove(chip, index)}
            className="flex min-h-7 min-w-7 shrink-0 cursor-pointer items-center justify-center rounded-sm text-text-muted hover:bg-border hover:text-text">
            <Glyph name="close" />
          </button>
        </li>
      ))}
      {chips.length > 1 && <li><Button kind="quiet" small onClick={() => { onEmpty(); change(withoutFilters(address)); }}>Clear all</Button></li>}
    </ul>
  );
}
