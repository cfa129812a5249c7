import type { JsonObject } from "../base/json.ts";
import { formatInstant } from "../base/time.ts";
import { effectOfId } from "../effects/effectIndex.ts";
import type { SaidAfterHarm } from "../effects/humanResponse.ts";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import type { FindingsReader } from "../findingsDocument.ts";
import type { HarmAt } from "./blastRadius.ts";
import { factorRows } from "./factorRows.ts";
import { harmfulCalls, noOverrides } from "./judgedEffects.ts";
import { blastRadiusOf } from "./keptBlastRadius.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { proposedRecovery } from "./recoveryRows.ts";
import { listedMoment, type ResponsePhase } from "./responseMoments.ts";
import { harmHead } from "./summaryRecord.ts";

const pageSize = 1_000;
const textMax = 300;

/** The block of the findings document that tells what the calls come to: the machine's verdict alone. */
export function incidentFindings(db: TraceIndexDatabase): ReturnType<FindingsReader["incident"]> {
  const { verdict, firstHarm, response } = harmHead(db);
  const { harmful: _, firstHarm: first, lastHarm, ...radius } = blastRadiusOf(db, noOverrides);
  const factors = factorRows(db).map(({ code, message, calls, cites }) => ({ code, message, calls: calls.map((call) => `c${call}`), cites: [...cites] }));
  const said = (phase: ResponsePhase, words: SaidAfterHarm | null): JsonObject | null => {
    if (first === null || first.timeUs === null) return null;
    const listed = listedMoment(db, phase, first.timeUs);
    const told = listed === null ? words : { ...listed, text: maskSecrets(listed.text).slice(0, textMax) };
    return told === null ? null : { time: formatInstant(told.atUs), afterUs: told.atUs - first.timeUs, text: told.text, cites: [told.cite] };
  };
  return {
    head: { verdict, firstHarm: firstHarm === null ? null : `c${firstHarm}` },
    harmful: () => harmfulNames(db),
    middle: { factors, blastRadius: { ...radius, firstHarm: harmAt(first), lastHarm: harmAt(lastHarm), noticed: said("noticed", response.mention), contained: said("contained", response.stop), recovered: said("recovered", null) } },
    recovery: () => recoveryFindings(db),
  };
}

const harmAt = (at: HarmAt | null): JsonObject | null => at && { call: `c${at.call}`, time: at.timeUs === null ? null : formatInstant(at.timeUs) };

function* harmfulNames(db: TraceIndexDatabase): Generator<string> {
  for (let page = harmfulCalls(db, noOverrides, 0, pageSize); page.length > 0; page = harmfulCalls(db, noOverrides, page.at(-1) ?? 0, pageSize)) for (const call of page) yield `c${call}`;
}

function* recoveryFindings(db: TraceIndexDatabase): Generator<JsonObject> {
  for (const { id, kind, title, action, proof, alternatives, warning, reversible } of proposedRecovery(db)) {
    const of = id === null ? null : effectOfId(id);
    yield { call: of === null ? null : `c${of.call}`, effect: of?.place ?? null, kind, title, action, proof, alternatives: [...alternatives], warning, reversible };
  }
}
