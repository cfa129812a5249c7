import type { TraceIndexDatabase } from "./openDatabase.ts";
import type { StepRecord } from "./stepRecord.ts";
import { conversationScope } from "./whyMoment.ts";

type Call = { readonly callId: string | null; readonly trace: number; readonly sighting: number | null; readonly digest: string | null };
type Request = { readonly id: number; readonly step: number; readonly digest: string | null };

const requestsMax = 200;
/** A prompt that repeats the history has not asked: only what a step gave out, or a turn of a transcript. */
const requestColumns = "g.id, g.step, g.arguments_digest as digest from sightings g join steps s on s.id = g.step where g.kind = 'request' and (g.is_output = 1 or s.type = 'message')";
const inOrder = "order by s.kind <> 'LLM', g.time_us is null, g.time_us, g.id";

/** The row whose model asked for the call of this row; null where that is this row, or where the evidence does not show it. */
export function askedBy(db: TraceIndexDatabase, { id, call: number }: StepRecord): number | null {
  if (number === null) return null;
  const call = db.prepare<[number], Call>(
    `select c.call_id as callId, c.trace, c.arguments_sighting as sighting, g.arguments_digest as digest
     from calls c left join sightings g on g.id = c.arguments_sighting where c.number = ?`,
  ).get(number);
  const request = call && (ownRequest(db, call) ?? requestById(db, call));
  return !request || request.step === id ? null : request.step;
}

function ownRequest(db: TraceIndexDatabase, { sighting }: Call): Request | null {
  if (sighting === null) return null;
  return db.prepare<[number], Request>(`select ${requestColumns} and g.id = ?`).get(sighting) ?? null;
}

/** By the call's id. Some frameworks use one id for many calls: then the arguments must be the same. */
function requestById(db: TraceIndexDatabase, { callId, trace, digest }: Call): Request | null {
  if (callId === null) return null;
  const scope = conversationScope(db, trace);
  const found = db.prepare<[string, number | string], Request>(`select ${requestColumns} and g.call_id = ? and ${scope.where("g.trace")} ${inOrder} limit ${requestsMax}`).all(callId, scope.value);
  const same = found.filter((one) => digest !== null && one.digest === digest);
  const digests = new Set(found.map((one) => one.digest));
  return same[0] ?? (digests.size === 1 ? (found[0] ?? null) : null);
}
