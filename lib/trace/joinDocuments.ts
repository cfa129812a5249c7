import type { CallGroups } from "./callGroups.ts";
import { citesOf } from "./finishCall.ts";
import { append } from "./openCall.ts";
import type { JoinedDocument, SightingRow } from "./traceIndex.ts";

/** The number of each call of a trace, and the calls of the trace that are one call under one number. */
export type CallNumbers = { numberOf(call: number): number; alike(call: number): readonly number[] };

/**
 * What the agent read in one trace: each call's response as the model saw it, each retrieved text and each attachment
 * once, at its first appearance.
 */
export function* documentsOf(calls: CallGroups, numbers: CallNumbers): Generator<JoinedDocument> {
  const { sightings } = calls;
  const texts = new Map<string, number[]>();
  const isTold = new Uint8Array(calls.count);
  for (let at = 0; at < sightings.count; at++) {
    if (!sightings.hasText(at)) continue;
    const kind = sightings.kind(at);
    const call = calls.callOf(at);
    if (kind === "result" && call < 0) append(texts, `result ${sightings.callId(at)} ${sightings.textKey(at)}`, at);
    else if ((kind === "result" || kind === "execution") && call >= 0 && isTold[call] === 0) {
      const same = numbers.alike(call);
      for (const one of same) isTold[one] = 1;
      for (const text of responseTexts(shownBy(calls, same))) yield toDocument(text, numbers.numberOf(call));
    } else if (kind === "retrieval" || kind === "attachment") append(texts, `${kind} ${sightings.textKey(at)}`, at);
  }
  for (const places of texts.values()) yield toDocument(places.map((at) => sightings.row(at)), null);
}

/** The sightings that show the response of these calls, in the order of the trace. */
function shownBy(calls: CallGroups, same: readonly number[]): SightingRow[] {
  const places = same.flatMap((call) => [...calls.places(call, "execution"), ...calls.places(call, "result")]);
  return places.filter((at) => calls.sightings.hasText(at)).sort((a, b) => a - b).map((at) => calls.sightings.row(at));
}

/** The different texts of one call's response. A tool's span counts only where no message shows what the model saw. */
function responseTexts(rows: readonly SightingRow[]): SightingRow[][] {
  const shown = rows.filter((one) => one.kind === "result" && one.textLength !== 0);
  const source = shown.length > 0 ? shown : rows.filter((one) => one.state === "present" && one.textLength !== 0).slice(0, 1);
  const byText = new Map<string, SightingRow[]>();
  for (const one of source) append(byText, one.textHash ?? "", one);
  return [...byText.values()];
}

function toDocument(rows: readonly SightingRow[], call: number | null): JoinedDocument {
  const [first] = rows;
  if (first === undefined) throw new Error("a document has at least one sighting");
  return {
    step: first.step,
    call,
    callId: first.callId,
    origin: first.kind === "retrieval" ? "retrieval" : first.kind === "attachment" ? "attachment" : "tool_result",
    source: first.source ?? first.tool,
    textHash: first.textHash ?? "",
    length: first.textLength ?? 0,
    timeUs: first.timeUs,
    position: first.position,
    sighting: first.id,
    appearances: rows.reduce((sum, one) => sum + one.seen, 0),
    cites: citesOf(rows),
  };
}
