import type { Replay, ReplayStep } from "../api/replayContract.ts";
import { Breath } from "../base/breath.ts";
import { TextBudget } from "./cutText.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import { begunCall, doneCall } from "./replayCalls.ts";
import { saidIn } from "./replaySaid.ts";
import type { BareReplay, BareStep } from "./replayWindow.ts";
import { StepReader } from "./stepReader.ts";

/** Bytes of records that one window reads, characters of each text, and of all of them together. */
const recordBytesMax = 33_554_432;
const textMax = 3_000;
const charactersMax = 1_000_000;
const doneMax = 20;

/** A window of steps with what the evidence says in them. What lies in records that are too large together is left unread, and says so. */
export async function readReplay(reading: EvidenceReading, { steps, firstHarmCall, ...bare }: BareReplay, standing: ImpactStanding): Promise<Replay> {
  const reader = new StepReader(reading, recordBytesMax);
  const budget = new TextBudget(textMax, charactersMax);
  const breath = new Breath();
  const read: ReplayStep[] = [];
  for (const step of steps) {
    read.push(await readStep(reader, step, standing, firstHarmCall, budget));
    await breath.take();
  }
  return { ...bare, steps: read };
}

async function readStep(reader: StepReader, step: BareStep, standing: ImpactStanding, firstHarm: number | null, budget: TextBudget): Promise<ReplayStep> {
  const { says, began, done, ...facts } = step;
  const ended: ReplayStep["done"] = [];
  for (const number of done.slice(0, doneMax)) {
    const one = await doneCall(reader, standing, facts.us, number, budget);
    if (one !== null) ended.push(one);
  }
  return {
    ...facts, ...(await saidIn(reader, facts.row.id, says, budget)),
    began: began === null ? null : await begunCall(reader, standing, step, began, firstHarm, budget), done: ended, doneOf: done.length,
  };
}
