"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { useMedia } from "../shell/use-media.ts";
import { Button } from "../ui/button.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Menu } from "../ui/menu.tsx";
import { ToggleGroup } from "../ui/toggle-group.tsx";
import { csvAddress } from "./table/csv-address.ts";
import { EventsMenu } from "./events/events-menu.tsx";
import { facetsQuery, firstFacets, shownFacets } from "./filters/facets.ts";
import { FilterChips } from "./filters/filter-chips.tsx";
import { FilterMenu, MoreFilters } from "./filters/filter-menu.tsx";
import { printAddress } from "./print/print-address.ts";
import { SearchField } from "./filters/search-field.tsx";
import { useFacets } from "./filters/use-facets.ts";
import { valueWords } from "./filters/value-words.ts";
import { ViewMenu } from "./views/view-menu.tsx";
import { facetNames, type FacetName } from "@/lib/timeline/row.ts";
import type { ToolbarProps } from "./seams.ts";

const ColumnChoice = dynamic(() => import("./table/column-choice.tsx").then((choice) => choice.ColumnChoice), { ssr: false });

const views = [{ value: "tree", label: "Tree" }, { value: "flat", label: "Flat" }, { value: "table", label: "Table" }] as const;

/** Search, view and filters, and what else acts on the whole. */
export function Toolbar({ incident, bar, exhibits, traces, zeroUs, searchRef, marksVersion, run }: ToolbarProps) {
  const { address, change } = bar;
  const say = useMemo(() => valueWords(exhibits, traces, zeroUs), [exhibits, traces, zeroUs]);
  const read = useFacets(incident, facetsQuery(address), marksVersion);
  const inBar = useFacetsInBar();
  const names = shownFacets(read.facets, address);
  const filters = { bar, read, say };
  return (
    <div role="group" aria-label="Search, view and filters" data-print="hide" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField bar={bar} searchRef={searchRef} onLeave={() => run("first")} />
        <ToggleGroup label="View" value={address.view} choices={views} onValueChange={(view) => change({ view })} />
        <span className="contents max-sm:hidden">{names.filter((name) => inBar.includes(name)).map((name) => <FilterMenu key={name} name={name} {...filters} />)}</span>
        <MoreFilters label={inBar.length === 0 ? "Filters" : "More filters"} names={names.filter((name) => !inBar.includes(name))} {...filters} />
        <span className="ml-auto flex flex-wrap gap-1">
          {address.view === "table" && <ColumnChoice bar={bar} />}
          <ViewMenu incident={incident} bar={bar} onSave={() => run("saveView")} />
          <EventsMenu incident={incident} zeroUs={zeroUs} onAdd={() => run("event")} onOpen={(event) => change({ event })} />
          <Menu label="More" trigger={<Button small aria-label="More"><Glyph name="more" /></Button>}
            items={[
              { id: "copy", label: "Copy link to this view", onSelect: () => run("copyLink") },
              { id: "csv", label: "Download these rows as CSV", href: csvAddress(incident, address) },
              { id: "replay", label: "Replay from here", href: `/incidents/${incident}/replay${address.sel === null ? "" : `?at=${address.sel}`}` },
              { id: "compare", label: "Compare two runs", href: `/incidents/${incident}/compare` },
              { id: "print", label: "Print these rows", href: printAddress(incident, address) },
            ]} />
        </span>
      </div>
      <FilterChips bar={bar} say={say} zeroUs={zeroUs} onEmpty={() => searchRef.current?.focus()} />
    </div>
  );
}

/** The filters with a button of their own: all where there is room, the first ones as a rule, none on a phone. */
function useFacetsInBar(): readonly FacetName[] {
  const isWide = useMedia("(min-width: 1600px)");
  const isNarrow = useMedia("(max-width: 639px)");
  return isWide ? facetNames : isNarrow ? [] : firstFacets;
}
