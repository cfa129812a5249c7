import { citesOf } from "./joinCalls.ts";
import type { JoinedCall, JoinedDocument, SightingRow } from "./traceIndex.ts";

/**
 * What the agent read in one conversation: each call's response as the model saw it, each retrieved text and each
 * attachment once, at its first appearance. `sightings` come in order of time, then of reading.
 */
export function joinDocuments(
  sightings: readonly SightingRow[], calls: readonly JoinedCall[], callOfSighting: ReadonlyMap<number, number>,
): JoinedDocument[] {
  const documents: JoinedDocument[] = [];
  const responses = new Map<number, SightingRow[]>();
  const texts = new Map<string, SightingRow[]>();
  for (const one of sightings) {
    if (one.textHash === null || one.textLength === null) continue;
    const call = callOfSighting.get(one.id);
    if (one.kind === "result" && call === undefined) push(texts, `result ${one.callId} ${one.textHash}`, one);
    else if ((one.kind === "result" || one.kind === "execution") && call !== undefined) push(responses, call, one);
    else if (one.kind === "retrieval" || one.kind === "attachment") push(texts, `${one.kind} ${one.textHash}`, one);
  }
  for (const [index, rows] of responses) {
    const call = calls[index];
    if (call) for (const text of responseTexts(rows)) documents.push(toDocument(text, index, call));
  }
  for (const rows of texts.values()) documents.push(toDocument(rows, null, null));
  return documents;
}

/** The different texts of one call's response. A tool's span counts only where no message shows what the model saw. */
function responseTexts(rows: readonly SightingRow[]): SightingRow[][] {
  const shown = rows.filter((one) => one.kind === "result" && one.textLength !== 0);
  const source = shown.length > 0 ? shown : rows.filter((one) => one.state === "present" && one.textLength !== 0).slice(0, 1);
  const byText = new Map<string, SightingRow[]>();
  for (const one of source) push(byText, one.textHash ?? "", one);
  return [...byText.values()];
}

function toDocument(rows: readonly SightingRow[], call: number | null, joined: JoinedCall | null): JoinedDocument {
  const [first] = rows;
  if (first === undefined) throw new Error("a document has at least one sighting");
  return {
    trace: first.trace,
    step: first.step,
    call,
    callId: joined?.callId ?? first.callId,
    origin: first.kind === "retrieval" ? "retrieval" : first.kind === "attachment" ? "attachment" : "tool_result",
    source: joined?.tool ?? first.source ?? first.tool,
    length: first.textLength ?? 0,
    timeUs: first.timeUs,
    position: first.position,
    sighting: first.id,
    appearances: rows.reduce((sum, one) => sum + one.seen, 0),
    cites: citesOf(rows),
  };
}

function push<K>(map: Map<K, SightingRow[]>, key: K, value: SightingRow): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
