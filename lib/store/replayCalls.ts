import type { ReplayBegun, ReplayDone } from "../api/replayContract.ts";
import type { CallState } from "../findings.ts";
import type { SightingPlace } from "../trace/loadSighting.ts";
import { openOrigin } from "../injectionFindings.ts";
import type { TextBudget } from "./cutText.ts";
import { effectViewsOfCall } from "./effectViews.ts";
import { callRow, partsOfStep, resultPlace } from "./findingsRows.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import { originOf } from "./injectionRows.ts";
import { callArguments } from "./stepParts.ts";
import type { StepReader } from "./stepReader.ts";
import { stepRecord, type StepRecord } from "./stepRecord.ts";
import type { BareStep } from "./replayWindow.ts";
import { jsonStart } from "./valuesJson.ts";
import { askedBy } from "./whyAskedBy.ts";

const whyMax = 3;
const effectsMax = 8;
const jsonMax = 3_001;

const affords = (reader: StepReader, at: SightingPlace | null): boolean => at !== null && reader.affords([at.place, ...at.parts]);

/** A call as it begins. */
export async function begunCall(reader: StepReader, standing: ImpactStanding, { row, trace, us }: BareStep, number: number, firstHarm: number | null, budget: TextBudget): Promise<ReplayBegun | null> {
  const { db } = reader.reading;
  const call = callRow(db, number);
  if (call === null) return null;
  const args = affords(reader, call.argumentsAt) ? await callArguments(reader, number) : null;
  const json = args === null ? null : jsonStart(args.state === "present" || args.state === "empty" || args.state === "cut" ? args.value : null, jsonMax);
  const origin = originOf(db, number) ?? openOrigin;
  const step = stepRecord(db, row.id);
  return {
    call: `c${number}`, tool: call.tool, agent: row.agent, trace, row: row.id, us,
    argumentsJson: json === null ? null : budget.cut(json.text), argumentsLength: json?.length ?? 0, argumentsState: args?.state ?? "not_captured",
    harm: standing.overrides.harm.get(number) ?? db.prepare<[number], ReplayBegun["harm"] | null>("select harm from calls where number = ?").pluck().get(number) ?? "none", firstHarm: number === firstHarm,
    origin: { verdict: standing.verdicts.calls.get(number)?.verdict ?? origin.verdict, strength: origin.strength, document: documentName(origin.document), why: origin.for.slice(0, whyMax) },
    askedIn: step === null ? null : askedBy(db, step),
  };
}

const documentName = (document: number | string | null): string | null => (typeof document === "number" ? `d${document}` : document);

/** A call whose result is there: what the executor gave, which a prompt may have cut, and what it did. */
export async function doneCall(reader: StepReader, standing: ImpactStanding, us: number | null, number: number, budget: TextBudget): Promise<ReplayDone | null> {
  const { db } = reader.reading;
  const call = db.prepare<[number], { readonly tool: string; readonly state: CallState }>("select tool, state from calls where number = ?").get(number);
  if (call === undefined) return null;
  const effects = effectViewsOfCall(db, number, standing.corrections);
  const { text, state } = await resultOf(reader, number);
  return { call: `c${number}`, ...call, us, text: text === null ? null : budget.cut(text), length: text?.length ?? 0, resultState: state, effects: effects.slice(0, effectsMax), effectsOf: effects.length };
}

type Result = { readonly text: string | null; readonly state: ReplayDone["resultState"] };
const unread: Result = { text: null, state: "not_captured" };

async function resultOf(reader: StepReader, number: number): Promise<Result> {
  const { db } = reader.reading;
  const row = db.prepare<[number], number | null>("select row from calls where number = ?").pluck().get(number) ?? null;
  const step = row === null ? null : stepRecord(db, row);
  if (step !== null && step.type === "span" && affordsStep(reader, step)) {
    const draft = await reader.draftOf(step);
    if (draft?.type === "span" && draft.execution !== null && draft.execution.result.state !== "not_captured") return draft.execution.result;
  }
  const at = resultPlace(db, number);
  const told = at !== null && affords(reader, at) ? await reader.sighting(at) : null;
  return told === null ? unread : { text: told.text, state: told.state ?? "not_captured" };
}

function affordsStep(reader: StepReader, { id, exhibit, record, draft, partial }: StepRecord): boolean {
  if (record === null || draft === null) return false;
  return reader.affords([{ exhibit, record, draft }, ...(partial === 1 ? partsOfStep(reader.reading.db, id) : [])]);
}
