import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { utcText } from "../ui/time-text.ts";
import { filterCount, withoutFilters } from "./address.ts";
import type { AddressBar } from "./use-address.ts";

type Props = {
  readonly bar: AddressBar;
  readonly size: { readonly total: number; readonly of: number } | null;
  readonly pending: boolean;
  readonly zeroUs: number | null;
  /** The outcome of the last command. */
  readonly said: string;
};

/** How many rows of how many, why, and what T+0 is. */
export function StatusLine({ bar, size, pending, zeroUs, said }: Props) {
  const { address, change } = bar;
  const filters = filterCount(address);
  const folded = address.fold.length;
  return (
    <div className="tabular flex min-h-7 flex-wrap items-center gap-x-3 text-sm text-text-muted">
      <p role="status">
        {size === null ? "Reading rows" : `${countText(size.total)} of ${countText(size.of)} rows`}
        {pending && ", reading"}
        {filters > 0 && ` · ${filters} ${filters === 1 ? "filter" : "filters"}`}
        {filters === 0 && folded > 0 && address.view === "tree" && ` · ${countText(folded)} folded`}
      </p>
      {filters > 0 && <Button kind="quiet" small onClick={() => change(withoutFilters(address))}>clear</Button>}
      {filters === 0 && folded > 0 && address.view === "tree" && <Button kind="quiet" small onClick={() => change({ fold: [] })}>unfold all</Button>}
      {filters > 0 && address.view === "tree" && <span>While filtered, rows keep tree order without levels.</span>}
      <span role="status">{said}</span>
      <span className="hidden print:inline">Printed are the rows in sight.</span>
      <span className="ml-auto">{zeroUs === null ? "No clock in this evidence: rows are in order of position." : `T+0 is the first time in the evidence, ${utcText(zeroUs)}`}</span>
    </div>
  );
}
