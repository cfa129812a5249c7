"use client";

import type { ComponentPropsWithRef } from "react";
import { Button } from "../../ui/button.tsx";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { Popover } from "../../ui/popover.tsx";
import { chooseValues, facetLabels } from "./facets.ts";
import { FacetList } from "./facet-list.tsx";
import type { FacetName } from "@/lib/timeline/row.ts";
import type { AddressBar } from "../use-address.ts";
import type { FacetsRead } from "./use-facets.ts";
import type { ValueWords } from "./value-words.ts";

type Shared = { readonly bar: AddressBar; readonly read: FacetsRead; readonly say: ValueWords };

/** One filter: a button that says how many of its values are chosen, and its values. */
export function FilterMenu({ name, ...shared }: Shared & { readonly name: FacetName }) {
  const chosen = shared.bar.address[name].length;
  return (
    <Popover label={`Filter by ${facetLabels[name].toLowerCase()}`} trigger={<Trigger label={facetLabels[name]} chosen={chosen} />} onOpenChange={(open) => open && shared.read.refresh()}>
      <Values name={name} {...shared} />
    </Popover>
  );
}

/** The filters that have no button of their own here, each under its name. */
export function MoreFilters({ label, names, ...shared }: Shared & { readonly label: string; readonly names: readonly FacetName[] }) {
  const chosen = names.reduce((sum, name) => sum + shared.bar.address[name].length, 0);
  if (names.length === 0) return null;
  return (
    <Popover label={label} trigger={<Trigger label={label} chosen={chosen} />} onOpenChange={(open) => open && shared.read.refresh()}>
      <div className="flex min-w-56 flex-col">
        {names.map((name) => (
          <Collapsible key={name} title={<>{facetLabels[name]} <Chosen count={shared.bar.address[name].length} /></>}>
            <div className="-ml-6"><Values name={name} {...shared} /></div>
          </Collapsible>
        ))}
      </div>
    </Popover>
  );
}

function Values({ name, bar, read, say }: Shared & { readonly name: FacetName }) {
  if (read.facets === null && read.refusal !== null) return <p className="max-w-80">The values could not be counted: {read.refusal.message} <Button small onClick={read.refresh}>Retry</Button></p>;
  return (
    <FacetList label={facetLabels[name]} counts={read.facets?.[name] ?? null} pending={read.pending} chosen={bar.address[name]} say={say[name]}
      onChoose={(values) => bar.change(chooseValues(name, values))} />
  );
}

type TriggerProps = ComponentPropsWithRef<"button"> & { readonly label: string; readonly chosen: number };

/** Takes what the popover gives it: it becomes its button. */
function Trigger({ label, chosen, ...rest }: TriggerProps) {
  return (
    <Button {...rest} small className={chosen > 0 ? "border-accent" : ""}>
      {label} <Chosen count={chosen} /> <Glyph name="chevron-down" />
    </Button>
  );
}

function Chosen({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return <span className="tabular font-semibold text-accent">{countText(count)}<span className="sr-only"> chosen</span></span>;
}
