import { Button } from "../../ui/button.tsx";
import { withoutFilters } from "../address.ts";
import type { AddressBar } from "../use-address.ts";

/** In place of the rows, where the filters leave none. */
export function NothingPasses({ bar: { address, change } }: { readonly bar: AddressBar }) {
  return (
    <div role="row" aria-rowindex={2}>
      <div role="gridcell" className="flex flex-wrap items-center gap-3 p-4">
        No step fits the search and the filters. <Button small onClick={() => change(withoutFilters(address))}>Clear filters</Button>
      </div>
    </div>
  );
}
