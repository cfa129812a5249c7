"use client";

import type { RefObject } from "react";
import { Button } from "../ui/button.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { ToggleGroup } from "../ui/toggle-group.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import { SearchField } from "./search-field.tsx";
import { spanStatuses } from "./address.ts";
import type { Facets } from "./facets.ts";
import type { ValueWords } from "./value-words.ts";
import type { AddressBar } from "./use-address.ts";
import { spanKinds } from "@/lib/timeline/row.ts";

type Props = {
  readonly bar: AddressBar;
  readonly facets: Facets;
  readonly say: ValueWords;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  /** Enter in the search field: into the rows. */
  readonly onFirst: () => void;
  readonly onHelp: () => void;
  readonly onCopy: () => void;
};

const views = [{ value: "tree", label: "Tree" }, { value: "flat", label: "Flat" }] as const;

/** Search, view and filters. */
export function Toolbar({ bar, facets, say, searchRef, onFirst, onHelp, onCopy }: Props) {
  const { address, change } = bar;
  return (
    <div role="group" aria-label="Search and filters" data-print="hide" className="flex flex-wrap items-center gap-2">
      <SearchField bar={bar} searchRef={searchRef} onFirst={onFirst} />
      <ToggleGroup label="View" value={address.view} choices={views} onValueChange={(view) => change({ view })} />
      <FilterMenu label="Kind" values={facets.kinds} of={facets.of.kinds} chosen={address.kinds} say={say.kind} onChoose={(chosen) => change({ kinds: spanKinds.filter((kind) => chosen.includes(kind)) })} />
      {facets.tools.length > 0 && <FilterMenu label="Tool" values={facets.tools} of={facets.of.tools} chosen={address.tools} say={say.tool} onChoose={(tools) => change({ tools })} />}
      <FilterMenu label="Status" values={facets.statuses} of={facets.of.statuses} chosen={address.statuses} say={say.status} onChoose={(chosen) => change({ statuses: spanStatuses.filter((status) => chosen.includes(status)) })} />
      {facets.of.traces > 1 && <FilterMenu label="Trace" values={facets.traces} of={facets.of.traces} chosen={address.traces} say={say.trace} onChoose={(traces) => change({ traces })} />}
      {facets.of.exhibits > 1 && <FilterMenu label="Exhibit" values={facets.exhibits} of={facets.of.exhibits} chosen={address.exhibits} say={say.exhibit} onChoose={(exhibits) => change({ exhibits })} />}
      <span className="ml-auto flex gap-1">
        <Button kind="quiet" small onClick={onCopy}><Glyph name="copy" /> Copy link</Button>
        <Button small onClick={onHelp} aria-label="Keys">?</Button>
      </span>
    </div>
  );
}
