import type { ManualEvent } from "../api/annotationContract.ts";
import type { EventsQuery, ListedEvent, ListedEvents } from "../api/eventContract.ts";
import type { AxisRange } from "../timeline/row.ts";
import { eventsAt, eventTimes, eventValues, filteredEvents, unnamed } from "./externalEvents.ts";
import type { IncidentIndex } from "./incidentIndex.ts";

const nothing = { values: [], of: 0 };

/** Events of both origins in order of time, a page of them. `index` is null where nothing is analysed yet: then there are manual ones alone. */
export function listedEvents(index: IncidentIndex | null, manual: readonly ManualEvent[], query: EventsQuery): ListedEvents {
  const { from, count } = query;
  const range = query.t?.axis === "time" ? { from: query.t.from, to: query.t.to } : null;
  const wanted = (origin: ListedEvent["origin"]): boolean => query.origin.length === 0 || query.origin.includes(origin);
  const times = index === null ? { at: new Float64Array(0), record: new Uint32Array(0) } : eventTimes(index);
  const byHand = wanted("manual") ? manual.filter((event) => passes(event, query, range)) : [];
  const places = index !== null && wanted("imported") ? filteredEvents(index, { kind: query.kind, source: query.source, x: query.x, range }) : new Uint32Array(0);
  const page = pageOf(byHand, places, times.at, from, count);
  const imported = index === null ? [] : eventsAt(index, page.flatMap((one) => (typeof one === "number" ? [times.record[one] ?? 0] : [])));
  let next = 0;
  const events = page.flatMap((one): ListedEvent[] => {
    if (typeof one !== "number") return [{ origin: "manual", ...one }];
    const event = imported[next++];
    return event === undefined ? [] : [event];
  });
  return {
    from, total: byHand.length + places.length, of: manual.length + times.at.length, manual: manual.length, events,
    kinds: index === null ? nothing : eventValues(index.db, "kind"), sources: index === null ? nothing : eventValues(index.db, "source"),
  };
}

/** People name no source and cite no exhibit. */
function passes({ kind, atUs }: ManualEvent, query: EventsQuery, range: AxisRange | null): boolean {
  const ofKind = query.kind.length === 0 || query.kind.includes(kind);
  const ofSource = query.source.length === 0 || query.source.includes(unnamed);
  return ofKind && ofSource && query.x.length === 0 && (range === null || (atUs >= range.from && atUs <= range.to));
}

/** One page of two lists in order of time, merged; numbers are places of imported events. Of equal times the manual one comes first. */
function pageOf(manual: readonly ManualEvent[], places: Uint32Array, at: Float64Array, from: number, count: number): (ManualEvent | number)[] {
  const page: (ManualEvent | number)[] = [];
  let [hand, file] = [0, 0];
  while (hand + file < manual.length + places.length && page.length < count) {
    const one = manual[hand];
    const place = places[file];
    const isByHand = one !== undefined && (place === undefined || one.atUs <= (at[place] ?? 0));
    if (hand + file >= from) page.push(isByHand ? one : (place ?? 0));
    if (isByHand) hand++;
    else file++;
  }
  return page;
}
