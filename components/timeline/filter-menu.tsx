"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Input } from "../ui/input.tsx";
import { Popover } from "../ui/popover.tsx";
import type { Facet } from "@/lib/timeline/row.ts";

type Props = {
  readonly label: string;
  readonly values: readonly Facet[];
  /** How many values there are in all; `values` may hold the most frequent only. */
  readonly of: number;
  readonly chosen: readonly string[];
  readonly say: (value: string) => string;
  readonly onChoose: (chosen: string[]) => void;
};

/** From here on a list gets a field to narrow it. */
const longList = 12;
const drawnMax = 200;

/** One filter: its values with how many rows each has, most frequent first. */
export function FilterMenu({ label, values, of, chosen, say, onChoose }: Props) {
  const [text, setText] = useState("");
  const fitting = values.filter(({ value }) => say(value).toLowerCase().includes(text.toLowerCase()));
  const toggle = (value: string) => onChoose(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  const trigger = (
    <Button small className={chosen.length > 0 ? "border-accent" : ""}>
      {label}{chosen.length > 0 && <span className="tabular font-semibold text-accent">{chosen.length}</span>} <Glyph name="chevron-down" />
    </Button>
  );
  return (
    <Popover label={`Filter by ${label.toLowerCase()}`} trigger={trigger}>
      {values.length > longList && <Input type="search" aria-label={`Narrow the list: ${label}`} placeholder="Narrow the list" className="mb-2 w-full" value={text} onChange={(event) => setText(event.target.value)} />}
      <ul className="flex max-h-80 min-w-56 flex-col overflow-y-auto">
        {fitting.slice(0, drawnMax).map(({ value, count }) => (
          <li key={value}><Choice text={say(value)} count={count} checked={chosen.includes(value)} onToggle={() => toggle(value)} /></li>
        ))}
      </ul>
      <p className="mt-2 flex items-center justify-between gap-3 text-sm text-text-muted">
        <span>{countText(Math.min(fitting.length, drawnMax))} of {countText(of)}, counted over all rows</span>
        {chosen.length > 0 && <Button kind="quiet" small onClick={() => onChoose([])}>Clear</Button>}
      </p>
    </Popover>
  );
}

type ChoiceProps = { readonly text: string; readonly count: number; readonly checked: boolean; readonly onToggle: () => void };

function Choice({ text, count, checked, onToggle }: ChoiceProps) {
  return (
    <label className="flex min-h-7 cursor-pointer items-center gap-2 rounded px-1 hover:bg-surface-raised">
      <input type="checkbox" checked={checked} onChange={onToggle} className="size-4 shrink-0 accent-accent" />
      <bdi className="min-w-0 grow truncate">{text === "" ? "(no name)" : text}</bdi>
      <span className="tabular text-sm text-text-muted">{countText(count)}</span>
    </label>
  );
}
