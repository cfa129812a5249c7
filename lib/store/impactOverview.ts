import type { BlastRadius, Factor, Impact, Moment } from "../api/impactContract.ts";
import type { ManualEvent } from "../api/annotationContract.ts";
import type { SaidAfterHarm } from "../effects/humanResponse.ts";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import type { SecretKind, SecretPart } from "../effects/secrets/secretPlace.ts";
import { secretParts } from "../effects/secrets/secretPlace.ts";
import { factorTitles } from "../rules/factors/factorTitles.ts";
import type { BlastRadiusFacts } from "./blastRadius.ts";
import { callRefs, inOrder } from "./callRefs.ts";
import { changeLoops } from "./changeLoops.ts";
import { factorRows } from "./factorRows.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import { incidentVerdict } from "./incidentVerdict.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { incidentPhases } from "./incidentPhases.ts";
import { harmfulCalls } from "./judgedEffects.ts";
import { blastRadiusOf } from "./keptBlastRadius.ts";
import { keptTools, keptWeeks } from "./keptWeeks.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { recoveryCounts } from "./recoveryPage.ts";
import { listedMoment, type ListedMoment, type ResponsePhase } from "./responseMoments.ts";
import { harmHead, type HarmHead } from "./summaryRecord.ts";

const harmfulMax = 100;
const secretsMax = 50;
const rowsOfSecretMax = 10;
const weeksMax = 520;
const momentTextMax = 300;

declare global {
  /** Summing up a million effects takes seconds: the answer is kept while nothing changes. */
  var aftertraceImpacts: WeakMap<IncidentIndex, { readonly version: number; readonly facts: BlastRadiusFacts; readonly verdict: Impact["verdict"] }> | undefined;
}

/** Everything the head of the Impact page shows: machine's verdicts with corrections and decisions on top, and the moments that people wrote down. */
export function impactOverview(index: IncidentIndex, standing: ImpactStanding, events: readonly ManualEvent[]): Impact {
  const { db } = index;
  const { facts, verdict } = keptFacts(index, standing);
  const { decided, corrections } = standing;
  const head = harmHead(db);
  const harmful = harmfulCalls(db, standing.overrides, 0, harmfulMax);
  const { secrets, of: secretsOf } = secretsFound(db);
  const values = [...decided.values()];
  const zeroUs = facts.firstHarm?.timeUs ?? null;
  const blastRadius = radiusOf(db, facts, head, events);
  return {
    verdict, machineVerdict: head.verdict,
    harmful: inOrder(callRefs(db, harmful, zeroUs), harmful), harmfulOf: facts.harmful,
    decided: { harmful: values.filter((one) => one === "harmful").length, harmless: values.filter((one) => one === "harmless").length }, corrections: corrections.size,
    blastRadius, phases: incidentPhases(db, standing.overrides, blastRadius), factors: factorsOf(db, zeroUs), secrets, secretsOf,
    recovery: recoveryCounts(index, standing), ...changeLoops(db, facts, standing.overrides, zeroUs), tools: keptTools(db).slice(-weeksMax),
    weeks: keptWeeks(db).slice(-weeksMax),
  };
}

function keptFacts(index: IncidentIndex, standing: ImpactStanding): { readonly facts: BlastRadiusFacts; readonly verdict: Impact["verdict"] } {
  const { version, overrides } = standing;
  const kept = (globalThis.aftertraceImpacts ??= new WeakMap());
  const known = kept.get(index);
  if (known?.version === version) return known;
  const fresh = { version, facts: blastRadiusOf(index.db, overrides), verdict: incidentVerdict(index.db, standing).verdict };
  kept.set(index, fresh);
  return fresh;
}

function radiusOf(db: TraceIndexDatabase, facts: BlastRadiusFacts, { response }: HarmHead, events: readonly ManualEvent[]): BlastRadius {
  const { harmful: _, firstHarm, lastHarm, ...radius } = facts;
  const zeroUs = firstHarm?.timeUs ?? null;
  const refs = callRefs(db, [firstHarm, lastHarm].flatMap((at) => (at === null ? [] : [at.call])), zeroUs);
  const moment = (kind: ResponsePhase, words: SaidAfterHarm | null): Moment | null => (zeroUs === null ? null : firstMoment(zeroUs, events.filter((event) => event.kind === kind), listedMoment(db, kind, zeroUs), words));
  return {
    ...radius, firstHarm: refs.get(firstHarm?.call ?? 0) ?? null, lastHarm: refs.get(lastHarm?.call ?? 0) ?? null,
    noticed: moment("noticed", response.mention), contained: moment("contained", response.stop), recovered: moment("recovered", null),
  };
}

/** What the responder wrote down comes before what lists of events say, and these before words in the trace; of several manual events the first after the harm. */
function firstMoment(zeroUs: number, events: readonly ManualEvent[], listed: ListedMoment | null, words: SaidAfterHarm | null): Moment | null {
  const [event] = events.filter(({ atUs }) => atUs >= zeroUs).toSorted((a, b) => a.atUs - b.atUs);
  if (event !== undefined) return { atUs: event.atUs, afterUs: event.atUs - zeroUs, by: "event", event: event.id, row: null, text: event.text.slice(0, momentTextMax) };
  if (listed !== null) return { atUs: listed.atUs, afterUs: listed.atUs - zeroUs, by: "event", event: listed.event, row: null, text: maskSecrets(listed.text).slice(0, momentTextMax) };
  if (words === null || words.atUs < zeroUs) return null;
  return { atUs: words.atUs, afterUs: words.atUs - zeroUs, by: "words", event: null, row: words.step, text: words.text };
}

function factorsOf(db: TraceIndexDatabase, zeroUs: number | null): Factor[] {
  const rows = factorRows(db);
  const refs = callRefs(db, rows.flatMap(({ calls }) => calls), zeroUs);
  return rows.map(({ code, message, calls, cites }) => ({ code, title: factorTitles[code], message, calls: inOrder(refs, calls), cites: [...cites] }));
}

type StoredSecret = { readonly fingerprint: string; readonly kind: SecretKind; readonly places: number; readonly parts: string; readonly leaked: number };

function secretsFound(db: TraceIndexDatabase): { readonly secrets: Impact["secrets"]; readonly of: number } {
  const found = db.prepare<[number], StoredSecret>(
    `select fingerprint, min(kind) as kind, count(*) as places, group_concat(distinct part) as parts, fingerprint in (select fingerprint from leaks) as leaked
     from secrets group by fingerprint order by leaked desc, places desc, fingerprint limit ?`,
  ).all(secretsMax);
  const rows = db.prepare<[string, number], number>("select distinct step from secrets where fingerprint = ? and step is not null order by step limit ?").pluck();
  const known = (list: string): SecretPart[] => secretParts.filter((part) => list.split(",").includes(part));
  return {
    secrets: found.map(({ parts, leaked, ...one }) => ({ ...one, parts: known(parts), leaked: leaked === 1, rows: rows.all(one.fingerprint, rowsOfSecretMax) })),
    of: db.prepare<[], number>("select count(distinct fingerprint) from secrets").pluck().get() ?? 0,
  };
}
