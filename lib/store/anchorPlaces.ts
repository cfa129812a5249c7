import type { Subject } from "../api/annotationContract.ts";
import { anchorResolver, type Place } from "./anchorResolver.ts";
import { anchorOf, readAnchor, writeAnchor } from "./anchors.ts";
import { exhibitNumbers } from "./exhibitNumbers.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";

/** A thing that can be spoken of: its anchor as it is stored, what it is called, and where it stands. */
export type Anchored = { readonly anchor: string; readonly label: string; readonly place: Place | null };

/** What anchors and rows of one index come to. */
export type AnchorPlaces = {
  /** Null where the index has no such row or document. */
  anchored(subject: Subject): Anchored | null;
  /** Null where the evidence is no longer there. */
  placeOf(anchor: string): Place | null;
};

declare global {
  /** Each route handler is a bundle of its own; they share the open indexes, and what is known of them. */
  var aftertracePlaces: WeakMap<IncidentIndex, AnchorPlaces> | undefined;
}

/** An index never changes, so each anchor is looked for once as long as the index is open. */
export function anchorPlaces(store: Store, incident: string, index: IncidentIndex): AnchorPlaces {
  const known = (globalThis.aftertracePlaces ??= new WeakMap());
  const places = known.get(index) ?? newPlaces(store, incident, index);
  known.set(index, places);
  return places;
}

function newPlaces(store: Store, incident: string, { db }: IncidentIndex): AnchorPlaces {
  const exhibits = exhibitNumbers(store, incident);
  const resolve = anchorResolver(db, exhibits);
  const found = new Map<string, Place | null>();
  const placeOf = (anchor: string): Place | null => {
    const known = found.get(anchor);
    if (known !== undefined) return known;
    const place = resolve(readAnchor(anchor));
    found.set(anchor, place);
    return place;
  };
  return {
    placeOf,
    anchored: (subject) => {
      const one = anchorOf(db, exhibits, subject);
      if (one === null) return null;
      const anchor = writeAnchor(one.anchor);
      return { anchor, label: one.label, place: placeOf(anchor) };
    },
  };
}

/** Do they speak of the same thing? Two exhibits that show one span anchor it at two places. */
export function isSameSubject({ placeOf }: AnchorPlaces, anchor: string, other: Anchored): boolean {
  if (anchor === other.anchor) return true;
  const place = placeOf(anchor);
  return place !== null && place.row === other.place?.row && place.document === other.place.document;
}

/** Where it stands, as the pages are told. */
export function placedAt(places: AnchorPlaces, { anchor, label }: { readonly anchor: string; readonly label: string }): { row: number | null; document: string | null; label: string } {
  const place = places.placeOf(anchor);
  return { row: place?.row ?? null, document: place?.document ? `d${place.document}` : null, label };
}

/** Does it belong to what the panel of this row shows: the row, and the documents in it? */
export function isInRow(places: AnchorPlaces, anchor: string, row: number): boolean {
  const place = places.placeOf(anchor);
  return place?.row === row || place?.readIn === row;
}
