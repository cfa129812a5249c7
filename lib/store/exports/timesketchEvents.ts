import type { ManualEvent } from "../../api/annotationContract.ts";
import { maskSecrets } from "../../effects/secrets/maskSecrets.ts";
import type { TimesketchEvent } from "../../exports/timesketch.ts";
import { oneLine } from "../cleanText.ts";
import type { TraceIndexDatabase } from "../openDatabase.ts";
import { stepRows, type StepRow } from "./stepRows.ts";

/** How many steps have no time and can stand on no time axis. */
export type LeftOut = { withoutTime: number };
const messageMax = 1_000;
const nothing = {
  duration_us: null, kind: null, tool: null, call: null, state: null, status: null, effect: null, harm: null, origin: null, model: null, agent: null,
  trace_id: null, span_id: null, thread: null, exhibit: null, exhibit_sha256: null, exhibit_at: null, author: null,
} as const;

/** Everything of an incident that has a time: steps, events of lists, and what people wrote down. `leftOut` counts what has none. */
export function* timesketchEvents(db: TraceIndexDatabase, hashes: ReadonlyMap<number, string>, noted: readonly ManualEvent[], leftOut: LeftOut): Generator<TimesketchEvent> {
  for (const row of stepRows(db)) {
    if (row.type === "trace" || row.type === "missing_parent") continue;
    const atUs = row.startUs ?? row.callUs;
    if (atUs === null) leftOut.withoutTime++;
    else yield ofStep(row, atUs, hashes);
  }
  yield* listedEvents(db, hashes);
  for (const { atUs, kind, text, author } of noted) yield { ...nothing, message: oneLine(maskSecrets(text), messageMax), atUs, timestamp_desc: `Written down by a person: ${kind}`, data_type: "aftertrace:note", kind, author: author === "" ? null : author };
}

function ofStep(row: StepRow, atUs: number, hashes: ReadonlyMap<number, string>): TimesketchEvent {
  const { type, kind, name, preview, tool, status, startUs, endUs, call, callState, effect, harm, origin, model, agent, traceId, spanId, thread, exhibit, at } = row;
  const what = tool === null ? name : `tool ${tool}`;
  const found = [callState, effect, harm === "none" ? null : harm].filter((word) => word !== null).join(", ");
  return {
    message: oneLine(`${what}${preview === "" ? "" : `: ${preview}`}${found === "" ? "" : ` (${found})`}`, messageMax), atUs,
    timestamp_desc: call === null ? (type === "message" ? "Message" : "Span start") : "Tool call", data_type: "aftertrace:step",
    duration_us: startUs === null || endUs === null ? null : endUs - startUs, kind, tool, call: call === null ? null : `c${call}`, state: callState, status, effect, harm: harm === "none" ? null : harm, origin,
    model, agent, trace_id: traceId, span_id: spanId, thread, exhibit: `x${exhibit}`, exhibit_sha256: hashes.get(exhibit) ?? null, exhibit_at: at, author: null,
  };
}

type EventRow = { readonly record: number; readonly exhibit: number; readonly atUs: number; readonly kind: string | null; readonly source: string | null; readonly text: string; readonly at: string };
const pageRows = 500;

function* listedEvents(db: TraceIndexDatabase, hashes: ReadonlyMap<number, string>): Generator<TimesketchEvent> {
  const page = db.prepare<[number], EventRow>(`select e.record, e.exhibit, e.at_us as atUs, e.kind, e.source, e.text, r.at from external_events e join records r on r.id = e.record where e.record > ? order by e.record limit ${pageRows}`);
  for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.record ?? 0))
    for (const { exhibit, atUs, kind, source, text, at } of rows)
      yield {
        ...nothing, message: oneLine(maskSecrets(`${source === null ? "" : `${source}: `}${text}`), messageMax), atUs, timestamp_desc: `Event: ${kind ?? "of no named kind"}`, data_type: "aftertrace:event",
        kind, exhibit: `x${exhibit}`, exhibit_sha256: hashes.get(exhibit) ?? null, exhibit_at: at,
      };
}
