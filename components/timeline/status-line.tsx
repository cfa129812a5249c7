import { Button } from "../ui/button.tsx";
import { Time } from "../ui/time.tsx";
import { filterCount, isTree, withoutFilters } from "./address.ts";
import { sizeWords, type RowsSize } from "./size-words.ts";
import type { AddressBar } from "./use-address.ts";

type Props = {
  readonly bar: AddressBar;
  readonly size: RowsSize | null;
  readonly pending: boolean;
  /** What was asked for could not be read. */
  readonly refused: boolean;
  readonly zeroUs: number | null;
  /** The outcome of the last command. */
  readonly said: string;
};

/** How many rows of how many, why, and what T+0 is. */
export function StatusLine({ bar, size, pending, refused, zeroUs, said }: Props) {
  const { address, change } = bar;
  const folds = isTree(address) && (address.level !== null || address.fold.length > 0);
  return (
    <div className="tabular flex min-h-7 flex-wrap items-center gap-x-3 text-sm text-text-muted">
      <p role="status">{refused ? "The rows could not be read" : sizeWords(address, size, pending)}</p>
      {filterCount(address) > 0 && <Button kind="quiet" small onClick={() => change(withoutFilters(address))}>clear<span className="sr-only"> all filters</span></Button>}
      {folds && <Button kind="quiet" small onClick={() => change({ fold: [], level: null })}>expand all</Button>}
      <span role="status">{said}</span>
      {address.view === "table" && <span className="hidden print:inline">Only the rows in sight are printed. “Print these rows” in the menu above them prints all.</span>}
      <span className="ml-auto">{zeroUs === null ? "No clock in this evidence: rows are in order of position." : <>T+0 is the first time in the evidence, <Time us={zeroUs} /></>}</span>
    </div>
  );
}
