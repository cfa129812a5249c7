import { isObject } from "../../base/json.ts";
import type { ProblemLog } from "../../evidence/problem.ts";
import type { RawRecord } from "../../evidence/record.ts";
import type { MapResult } from "../adapter.ts";
import { type Cell, type Cells, cellsOf, partOf, textOf } from "./columns.ts";
import { eventTime } from "./eventTime.ts";

const timeFix = "Write times as 2026-03-01T10:00:00Z, or as seconds or milliseconds since 1970, and add the file again; or add this event by hand on the timeline.";

/** Maps one row, line or element: one event, or the reason why it is none. */
export function mapEvent({ value, at }: RawRecord, log: ProblemLog): MapResult {
  if (!isObject(value)) return { skip: { code: "record_malformed", at, message: "A record of a list of events is no object; the others were read.", fix: "Open it in the evidence view to see what it says." } };
  const cells = cellsOf(value);
  const time = eventTime(cells);
  if (time === null) return { skip: { code: "record_malformed", at, message: "An event has no time that can be read, so it has no place on the timeline; the others were read.", fix: timeFix } };
  if (time.zoneAssumed) log.add({ code: "zone_assumed_utc", at, message: "Times without a zone were read as UTC.", fix: "Check in which zone the tool writes its exports; if it is not UTC, export with a zone or align the exhibit on the timeline." });
  const text = partOf(cells, "text", [time.cell]);
  const kind = partOf(cells, "kind", [time.cell, text]);
  const detail = partOf(cells, "detail", [time.cell, text, kind]);
  const said = (cell: Cell | null): string | null => (cell === null ? null : textOf(cell.value));
  return {
    event: {
      time: { us: time.us, text: time.text }, kind: said(kind), source: said(partOf(cells, "source", [text, kind])), text: said(text) ?? "",
      detail: said(detail), id: said(partOf(cells, "id", [text])), url: said(partOf(cells, "url")),
    },
  };
}

/** True where a record would become an event: a time that can be read, and words. */
export const isEvent = (cells: Cells): boolean => eventTime(cells) !== null && partOf(cells, "text") !== null;
