import type { CallOriginView } from "../api/injectionContract.ts";
import type { Instruction, Instructions } from "../api/overviewContract.ts";
import type { DocumentOrigin } from "../findings.ts";
import { loadSighting } from "../trace/loadSighting.ts";
import { callOrigins } from "./callOrigins.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import { cutText } from "./excerptText.ts";
import { documentRow } from "./findingsRows.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import { incidentVerdict } from "./incidentVerdict.ts";
import { harmfulCalls } from "./judgedEffects.ts";
import { stepRecord } from "./stepRecord.ts";
import { StepReader } from "./stepReader.ts";
import { momentOf } from "./whyMoment.ts";
import { userTurn } from "./whyUserTurn.ts";

type Origin = Pick<CallOriginView, "call" | "verdict" | "document" | "passage">;

/** The instructions to the first harmful call and to the one that decides the verdict: mostly they are the same call. */
export async function instructionsOf(reading: EvidenceReading, standing: ImpactStanding): Promise<Instructions> {
  const { db } = reading;
  const [first = null] = callOrigins(db, standing, harmfulCalls(db, standing.overrides, 0, 1));
  const { deciding } = incidentVerdict(db, standing);
  const [decisive = null] = deciding === null ? [] : callOrigins(db, standing, [deciding]);
  const firstHarm = first === null ? null : await instructionOf(reading, first);
  if (decisive === null) return { firstHarm, deciding: null };
  return { firstHarm, deciding: decisive.call.call === first?.call.call ? firstHarm : await instructionOf(reading, decisive) };
}

/**
 * Where the instruction to a call stands: in the document that asked for it, or in the user's last words before it. Null where nobody asked, where
 * that is not decided, and where the evidence does not have it.
 */
async function instructionOf(reading: EvidenceReading, origin: Origin): Promise<Instruction | null> {
  switch (origin.verdict) {
    case "injection":
    case "delegated":
      return await ofDocument(reading, origin);
    case "user":
      return await ofUser(reading, origin);
    case "agent":
    case "undetermined":
      return null;
  }
}

type Read = { readonly row: number | null; readonly atUs: number | null; readonly origin: DocumentOrigin };

async function ofDocument({ db, source }: EvidenceReading, { call, document, passage }: Origin): Promise<Instruction | null> {
  const number = document === null ? null : Number(document.slice(1));
  const found = number === null ? null : documentRow(db, number);
  if (document === null || number === null || found === null) return null;
  const read = db.prepare<[number], Read>(
    "select coalesce(c.row, d.step) as row, coalesce(g.time_us, c.time_us, s.start_us) as atUs, d.origin from documents d left join calls c on c.number = d.call left join steps s on s.id = d.step left join sightings g on g.id = d.sighting where d.number = ?",
  ).get(number);
  if (read === undefined) return null;
  const place = passage === null ? -1 : found.passages.findIndex(({ start, end }) => start < passage.end && end > passage.start);
  const text = passage === null ? null : ((await loadSighting(source, found.textAt))?.text?.slice(passage.start, passage.end) ?? null);
  return { kind: "document", call: call.call, document, passage: place < 0 ? null : place + 1, source: found.source, ...read, text: text === null ? null : cutText(text) };
}

async function ofUser(reading: EvidenceReading, { call }: Origin): Promise<Instruction | null> {
  const step = call.row === null ? null : stepRecord(reading.db, call.row);
  const turn = step === null ? null : await userTurn(new StepReader(reading), momentOf(reading.db, step));
  if (turn === null) return null;
  const atUs = reading.db.prepare<[number], number | null>("select start_us from steps where id = ?").pluck().get(turn.row) ?? null;
  return { kind: "turn", call: call.call, row: turn.row, atUs, text: turn.text === "" ? null : cutText(turn.text) };
}
