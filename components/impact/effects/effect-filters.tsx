"use client";

import type { ReactNode } from "react";
import { InlineText } from "../../evidence/inline-text.tsx";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { Menu } from "../../ui/menu.tsx";
import { ToggleGroup } from "../../ui/toggle-group.tsx";
import { effectClasses } from "../../ui/vocabulary.ts";
import { filterCount, noFilter } from "../impact-address.ts";
import { classOrder, className, environmentOrder, environmentWords, harmOrder, harmWords, reversibleOrder, reversibleWords, sharedOrder, sharedWords } from "../impact-words.ts";
import { useImpactView } from "../impact-view.ts";

const sorts = [{ value: "time", label: "By time" }, { value: "worst", label: "Worst first" }] as const;

/** What the table is filtered by and ordered by; all of it stands in the address. */
export function EffectFilters() {
  const { bar: { address, change } } = useImpactView();
  const isFiltered = filterCount(address) > 0;
  return (
    <div data-print="hide" className="flex flex-wrap items-center gap-1.5">
      <FilterMenu name="Class" values={classOrder} chosen={address.class} say={(one) => <><Glyph name={effectClasses[one].glyph} /> {className(one)}</>} onChoose={(chosen) => change({ class: chosen })} />
      <FilterMenu name="Reversible" values={reversibleOrder} chosen={address.reversible} say={(one) => reversibleWords[one]} onChoose={(chosen) => change({ reversible: chosen })} />
      <FilterMenu name="Shared" values={sharedOrder} chosen={address.shared} say={(one) => sharedWords[one]} onChoose={(chosen) => change({ shared: chosen })} />
      <FilterMenu name="Environment" values={environmentOrder} chosen={address.environment} say={(one) => environmentWords[one]} onChoose={(chosen) => change({ environment: chosen })} />
      <FilterMenu name="Harm" values={harmOrder} chosen={address.harm} say={(one) => harmWords[one].word} onChoose={(chosen) => change({ harm: chosen })} />
      <FilterMenu name="Destructive" values={yesNo} chosen={address.destructive === null ? [] : [address.destructive]} say={(one) => (one === "yes" ? "Destructive" : "Not destructive")} onChoose={(chosen) => change({ destructive: chosen.find((one) => one !== address.destructive) ?? null })} />
      {address.target !== null && (
        <span className="inline-flex max-w-full items-center rounded border border-accent pl-2 text-sm">
          <span className="min-w-0 truncate">Target <InlineText text={address.target} className="font-mono" /></span>
          <Button kind="quiet" small aria-label="Remove the filter by target" onClick={() => change({ target: null })}><Glyph name="close" /></Button>
        </span>
      )}
      {address.rule !== null && (
        <span className="inline-flex max-w-full items-center rounded border border-accent pl-2 text-sm">
          <span className="min-w-0 truncate">Rule <code><bdi>{address.rule}</bdi></code></span>
          <Button kind="quiet" small aria-label="Remove the filter by rule" onClick={() => change({ rule: null })}><Glyph name="close" /></Button>
        </span>
      )}
      {isFiltered && <Button kind="quiet" small onClick={() => change(noFilter)}>Clear filters</Button>}
      <span className="sm:ml-auto"><ToggleGroup label="Order" value={address.sort} choices={sorts} onValueChange={(sort) => change({ sort })} /></span>
    </div>
  );
}

const yesNo = ["yes", "no"] as const;

type MenuProps<T extends string> = { readonly name: string; readonly values: readonly T[]; readonly chosen: readonly T[]; readonly say: (value: T) => ReactNode; readonly onChoose: (chosen: T[]) => void };

/** One filter: a button that says how many of its values are chosen, and its values to tick. */
export function FilterMenu<T extends string>({ name, values, chosen, say, onChoose }: MenuProps<T>) {
  const trigger = (
    <Button small className={classNames(chosen.length > 0 && "border-accent")}>
      {name} {chosen.length > 0 && <span className="tabular font-semibold text-accent">{countText(chosen.length)}<span className="sr-only"> chosen</span></span>} <Glyph name="chevron-down" />
    </Button>
  );
  const items = values.map((value) => ({
    id: value, label: say(value), checked: chosen.includes(value),
    onSelect: () => onChoose(values.filter((other) => (other === value) !== chosen.includes(other))),
  }));
  return <Menu label={`Filter by ${name.toLowerCase()}`} trigger={trigger} items={items} />;
}
