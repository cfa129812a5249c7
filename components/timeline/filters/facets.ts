import { effectClasses, facetNames, rowCallStates, rowHarms, rowOrigins, rowReads, spanKinds, type FacetName, type TimelineFacets } from "@/lib/timeline/row.ts";
import { rowsQuery, spanStatuses, type TimelineAddress } from "../address.ts";

export type NamedTrace = { readonly id: string; readonly name: string | null; readonly startUs: number | null; readonly endUs: number | null };

export type NamedExhibit = { readonly id: string; readonly name: string };

/** What each filter is called. */
export const facetLabels: Readonly<Record<FacetName, string>> = {
  kind: "Kind", tool: "Tool", state: "Call state", status: "Status", model: "Model", agent: "Agent", x: "Exhibit", trace: "Trace", thread: "Thread", class: "Effect", harm: "Harm", origin: "Origin", read: "Text read", mark: "Mark",
};

/** These stay in the bar where it is narrow too; the others move under "More filters". */
export const firstFacets: readonly FacetName[] = ["kind", "tool", "state", "status"];

/** What to ask for counts: they depend on the filters only, not on how the rows are looked at. */
export function facetsQuery(address: TimelineAddress): string {
  return rowsQuery({ ...address, view: "flat", level: null, fold: [] });
}

/** The filters worth a menu: those with something to choose, and those in force. One mark is a choice already, and so is one harm. */
export function shownFacets(facets: TimelineFacets | null, address: TimelineAddress): FacetName[] {
  return facetNames.filter((name) => {
    if (address[name].length > 0) return true;
    if (facets === null) return firstFacets.includes(name);
    return facets[name].of > (name === "mark" || name === "harm" || name === "read" ? 0 : 1);
  });
}

/** The change of the address that makes these the values of a filter. */
export function chooseValues(name: FacetName, values: readonly string[]): Partial<TimelineAddress> {
  switch (name) {
    case "kind": return { kind: spanKinds.filter((kind) => values.includes(kind)) };
    case "state": return { state: rowCallStates.filter((state) => values.includes(state)) };
    case "status": return { status: spanStatuses.filter((status) => values.includes(status)) };
    case "class": return { class: effectClasses.filter((effect) => values.includes(effect)) };
    case "harm": return { harm: rowHarms.filter((harm) => values.includes(harm)) };
    case "origin": return { origin: rowOrigins.filter((origin) => values.includes(origin)) };
    case "read": return { read: rowReads.filter((read) => values.includes(read)) };
    case "tool": case "model": case "agent": case "x": case "trace": case "thread": case "mark": return { [name]: [...values] };
  }
}

/** The values without this one, or with it behind the others. */
export function toggleValue(chosen: readonly string[], value: string): string[] {
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
}
