import type { BlastRadius, Factor, Impact, Moment } from "../api/impactContract.ts";
import type { ManualEvent } from "../api/annotationContract.ts";
import type { EffectClass } from "../effects/effect.ts";
import type { SaidAfterHarm } from "../effects/humanResponse.ts";
import type { SecretKind, SecretPart } from "../effects/secrets/secretPlace.ts";
import { secretParts } from "../effects/secrets/secretPlace.ts";
import { factorTitles } from "../rules/factors/factorTitles.ts";
import type { BlastRadiusFacts } from "./blastRadius.ts";
import { callRefs, inOrder } from "./callRefs.ts";
import { effectReading } from "./effectReading.ts";
import { factorRows } from "./factorRows.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { harmfulCalls } from "./judgedEffects.ts";
import { blastRadiusOf } from "./keptBlastRadius.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { recoveryCounts } from "./recoveryPage.ts";
import { harmHead, type HarmHead } from "./summaryRecord.ts";

const harmfulMax = 100;
const secretsMax = 50;
const rowsOfSecretMax = 10;
const weeksMax = 520;
const momentTextMax = 300;

declare global {
  /** Summing up a million effects takes seconds: the answer is kept while nothing changes. */
  var aftertraceImpacts: WeakMap<IncidentIndex, { readonly version: number; readonly facts: BlastRadiusFacts }> | undefined;
}

/** Everything the head of the Impact page shows: machine's verdicts with corrections and decisions on top, and the moments that people wrote down. */
export function impactOverview(index: IncidentIndex, standing: ImpactStanding, events: readonly ManualEvent[]): Impact {
  const { db } = index;
  const facts = keptFacts(index, standing);
  const { decided, corrections } = standing;
  const head = harmHead(db);
  const harmful = harmfulCalls(db, standing.overrides, 0, harmfulMax);
  const { secrets, of: secretsOf } = secretsFound(db);
  const values = [...decided.values()];
  const zeroUs = facts.firstHarm?.timeUs ?? null;
  return {
    verdict: verdictOf(head, facts), machineVerdict: head.verdict,
    harmful: inOrder(callRefs(db, harmful, zeroUs), harmful), harmfulOf: facts.harmful,
    decided: { harmful: values.filter((one) => one === "harmful").length, harmless: values.filter((one) => one === "harmless").length }, corrections: corrections.size,
    blastRadius: radiusOf(db, facts, head, events), factors: factorsOf(db, zeroUs), secrets, secretsOf,
    recovery: recoveryCounts(db, standing),
    weeks: effectReading(db).classesByWeek().slice(-weeksMax).map(({ weekUs, class: name, calls }): { weekUs: number; class: EffectClass; calls: number } => ({ weekUs, class: name, calls })),
  };
}

function keptFacts(index: IncidentIndex, { version, overrides }: ImpactStanding): BlastRadiusFacts {
  const kept = (globalThis.aftertraceImpacts ??= new WeakMap());
  const known = kept.get(index);
  if (known?.version === version) return known.facts;
  const facts = blastRadiusOf(index.db, overrides);
  kept.set(index, { version, facts });
  return facts;
}

/** Harm without an origin that says more is undetermined. */
function verdictOf(head: HarmHead, { harmful }: BlastRadiusFacts): Impact["verdict"] {
  if (harmful === 0) return "none";
  return head.verdict === "none" ? "undetermined" : head.verdict;
}

function radiusOf(db: TraceIndexDatabase, facts: BlastRadiusFacts, { response }: HarmHead, events: readonly ManualEvent[]): BlastRadius {
  const { harmful: _, firstHarm, lastHarm, ...radius } = facts;
  const zeroUs = firstHarm?.timeUs ?? null;
  const refs = callRefs(db, [firstHarm, lastHarm].flatMap((at) => (at === null ? [] : [at.call])), zeroUs);
  const moment = (kind: ManualEvent["kind"], words: SaidAfterHarm | null): Moment | null => (zeroUs === null ? null : firstMoment(zeroUs, events.filter((event) => event.kind === kind), words));
  return {
    ...radius, firstHarm: refs.get(firstHarm?.call ?? 0) ?? null, lastHarm: refs.get(lastHarm?.call ?? 0) ?? null,
    noticed: moment("noticed", response.mention), contained: moment("contained", response.stop), recovered: moment("recovered", null),
  };
}

/** What the responder wrote down comes before what the evidence suggests; of several events the first after the harm. */
function firstMoment(zeroUs: number, events: readonly ManualEvent[], words: SaidAfterHarm | null): Moment | null {
  const [event] = events.filter(({ atUs }) => atUs >= zeroUs).toSorted((a, b) => a.atUs - b.atUs);
  if (event !== undefined) return { atUs: event.atUs, afterUs: event.atUs - zeroUs, by: "event", event: event.id, row: null, text: event.text.slice(0, momentTextMax) };
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
