import { countText } from "../ui/count.tsx";
import { filterCount, isTree, type TimelineAddress } from "./address.ts";

/** `total` rows are in the list, `matches` pass the filters, `of` there are in all. */
export type RowsSize = { readonly total: number; readonly matches: number; readonly of: number };

/** "1 204 of 18 930 rows and 31 parents shown for context · 2 filters", and what is folded away. */
export function sizeWords(address: TimelineAddress, size: RowsSize | null, pending: boolean): string {
  const filters = filterCount(address);
  const parts = [size === null ? "Reading rows" : rowsText(address, size), filters === 0 ? "" : counted(filters, "filter")];
  return `${parts.filter((part) => part !== "").join(" · ")}${pending ? ", reading" : ""}`;
}

function rowsText(address: TimelineAddress, { total, matches, of }: RowsSize): string {
  const isFiltered = filterCount(address) > 0;
  const isFolded = isTree(address) && (address.level !== null || address.fold.length > 0);
  const rows = `${countText(isFiltered ? matches : of)} of ${countText(of)} rows`;
  if (isFolded) {
    // In a filtered tree the list holds parents too: which of its rows are folded away cannot be told from the sizes.
    return isFiltered ? `${rows} · ${countText(total)} in the list, others folded` : `${countText(total)} of ${countText(of)} rows · ${countText(of - total)} folded`;
  }
  const parents = isFiltered && isTree(address) ? total - matches : 0;
  return parents > 0 ? `${rows} and ${counted(parents, "parent")} shown for context` : rows;
}

function counted(count: number, word: string): string {
  return `${countText(count)} ${word}${count === 1 ? "" : "s"}`;
}
