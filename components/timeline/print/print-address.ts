import { writeList } from "@/lib/timeline/filterList.ts";
import { rowsQuery, type TimelineAddress } from "../address.ts";

/** Where the rows of a view stand on paper: those that pass, in the columns that are not put away. Folding hides none of them. */
export function printAddress(incident: string, address: TimelineAddress): string {
  const query = new URLSearchParams(rowsQuery({ ...address, level: null, fold: [] }));
  if (address.without.length > 0) query.set("without", writeList(address.without));
  return `/incidents/${encodeURIComponent(incident)}/timeline/print${query.size === 0 ? "" : `?${query}`}`;
}
