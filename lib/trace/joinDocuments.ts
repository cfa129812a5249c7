import { citesOf } from "./finishCall.ts";
import { append } from "./openCall.ts";
import type { JoinedDocument, SightingRow } from "./traceIndex.ts";

/**
 * What the agent read in one trace: each call's response as the model saw it, each retrieved text and each attachment
 * once, at its first appearance. `sightings` come in order of time, then of reading; `callOf` finds the call that a
 * sighting belongs to.
 */
export function documentsOf(sightings: readonly SightingRow[], callOf: (sighting: number) => number | undefined): JoinedDocument[] {
  const responses = new Map<number, SightingRow[]>();
  const texts = new Map<string, SightingRow[]>();
  for (const one of sightings) {
    if (one.textHash === null || one.textLength === null) continue;
    const call = callOf(one.id);
    if (one.kind === "result" && call === undefined) append(texts, `result ${one.callId} ${one.textHash}`, one);
    else if ((one.kind === "result" || one.kind === "execution") && call !== undefined) append(responses, call, one);
    else if (one.kind === "retrieval" || one.kind === "attachment") append(texts, `${one.kind} ${one.textHash}`, one);
  }
  const documents: JoinedDocument[] = [];
  for (const [call, rows] of responses) for (const text of responseTexts(rows)) documents.push(toDocument(text, call));
  for (const rows of texts.values()) documents.push(toDocument(rows, null));
  return documents;
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
