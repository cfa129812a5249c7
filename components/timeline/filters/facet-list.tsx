"use client";

import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { countText } from "../../ui/count.tsx";
import { Input } from "../../ui/input.tsx";
import { toggleValue } from "./facets.ts";
import { listedValues, type ListedValue } from "./listed-values.ts";
import type { FacetCounts } from "@/lib/timeline/row.ts";

type Props = {
  readonly label: string;
  readonly counts: FacetCounts | null;
  /** The counts are those of an earlier choice. */
  readonly pending: boolean;
  readonly chosen: readonly string[];
  readonly say: (value: string) => string;
  readonly onChoose: (chosen: string[]) => void;
};

/** From here on a list gets a field to narrow it. */
const longList = 12;
const drawnMax = 200;

/** The values of one filter, each with how many rows it would leave of how many that have it. */
export function FacetList({ label, counts, pending, chosen, say, onChoose }: Props) {
  const [text, setText] = useState("");
  // What was chosen when the list opened comes first; nothing moves under the pointer afterwards.
  const [first] = useState(chosen);
  if (counts === null) return <p role="status" className="text-text-muted">Counting</p>;
  const { fitting, exact } = listedValues({ counts, first: [...first, ...chosen.filter((value) => !first.includes(value))], text, say });
  const drawn = fitting.slice(0, drawnMax);
  return (
    <div className="flex min-w-56 flex-col gap-2">
      {counts.values.length > longList && (
        <Input type="search" aria-label={`Narrow the list: ${label}`} placeholder="Narrow the list" className="w-full" value={text} onChange={(event) => setText(event.target.value)} />
      )}
      <ul aria-label={label} aria-busy={pending} className={classNames("flex max-h-80 flex-col overflow-y-auto", pending && "text-text-muted")}>
        {drawn.map((one) => (
          <li key={one.value}><Choice one={one} word={say(one.value)} checked={chosen.includes(one.value)} onToggle={() => onChoose(toggleValue(chosen, one.value))} /></li>
        ))}
        {exact !== null && <li><Button kind="quiet" small onClick={() => onChoose(toggleValue(chosen, exact))}>Take exactly <bdi className="font-mono">{exact}</bdi></Button></li>}
      </ul>
      <p className="tabular flex items-center justify-between gap-3 text-sm text-text-muted">
        <span>{countText(drawn.length)} of {countText(counts.of)} {counts.of === 1 ? "value" : "values"}{drawn.length < fitting.length && "; narrow the list for the others"}</span>
        {chosen.length > 0 && <Button kind="quiet" small onClick={() => onChoose([])}>Clear</Button>}
      </p>
    </div>
  );
}

type ChoiceProps = { readonly one: ListedValue; readonly word: string; readonly checked: boolean; readonly onToggle: () => void };

function Choice({ one, word, checked, onToggle }: ChoiceProps) {
  return (
    <label className="flex min-h-7 cursor-pointer items-center gap-2 rounded px-1 hover:bg-surface-raised pointer-coarse:min-h-11">
      <input type="checkbox" checked={checked} onChange={onToggle} className="size-4 shrink-0 accent-accent" />
      <bdi className={classNames("min-w-0 grow break-words", one.count === 0 && "text-text-muted")}>{word === "" ? "(no name)" : word}</bdi>
      <span title={one.count === null ? undefined : "Rows that this choice would show, of all rows that have it"} className="tabular shrink-0 text-sm text-text-muted">
        {one.count === null ? "not counted" : <><span className={one.count === 0 ? "" : "text-text"}>{countText(one.count)}</span> of {countText(one.of)}</>}
      </span>
    </label>
  );
}
