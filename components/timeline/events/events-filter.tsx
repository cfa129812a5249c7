"use client";

import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { Select, type Option } from "../../ui/select.tsx";
import type { EventOrigin, ListedEvents } from "@/lib/api/eventContract.ts";

/** What the list of events is narrowed to; "" is everything. */
export type EventsChoice = { readonly origin: EventOrigin | ""; readonly kind: string; readonly source: string };
export const noFilter: EventsChoice = { origin: "", kind: "", source: "" };

type Props = { readonly list: ListedEvents; readonly choice: EventsChoice; readonly onChange: (choice: EventsChoice) => void };

/** Narrows the list to one origin, kind or source, with how many of all events each has. */
export function EventsFilter({ list: { of, manual, kinds, sources }, choice, onChange }: Props) {
  const origins: Option[] = [
    { value: "", label: `All origins (${countText(of)})` }, { value: "imported", label: `Imported (${countText(of - manual)})` }, { value: "manual", label: `By hand (${countText(manual)})` },
  ];
  return (
    <div role="group" aria-label="Filter events" className="flex flex-wrap gap-1">
      <Select aria-label="Origin" value={choice.origin} options={origins} onChange={({ target: { value } }) => onChange({ ...choice, origin: value === "manual" || value === "imported" ? value : "" })} />
      <Select aria-label="Kind" value={choice.kind} options={optionsOf("All kinds", kinds)} className="max-w-40" onChange={({ target }) => onChange({ ...choice, kind: target.value })} />
      <Select aria-label="Source" value={choice.source} options={optionsOf("All sources", sources)} className="max-w-40" onChange={({ target }) => onChange({ ...choice, source: target.value })} />
      {choice !== noFilter && <Button kind="quiet" small onClick={() => onChange(noFilter)}>Clear</Button>}
    </div>
  );
}

function optionsOf(all: string, { values, of }: ListedEvents["kinds"]): Option[] {
  const named = values.map(({ value, count }) => ({ value, label: `${value} (${countText(count)})` }));
  const label = values.length < of ? `${all}, ${countText(values.length)} of ${countText(of)} listed` : all;
  return [{ value: "", label }, ...named];
}
