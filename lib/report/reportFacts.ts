import type { Effect } from "../effects/effect.ts";
import type { HarmStanding } from "../effects/incidentHarm.ts";
import type { AuditFindings, Capture, CrossCheckFindings, CallState, Cite, Counts, DocumentOrigin, ExhibitFindings, OriginVerdict } from "../findings.ts";
import type { DocumentVerdict, Strength, Technique } from "../injection/runFindings.ts";
import type { FactorCode } from "../rules/factors/factorCodes.ts";
import type { PhaseId } from "../rules/phases/phaseRules.ts";
import type { RecoveryPlan } from "../effects/recovery/recoveryItem.ts";
import type { Place } from "./reportDocument.ts";

/* Everything that a post-mortem is made of: the findings as they hold, and what people said of them. Pure data; credentials are masked. */

/** What a person said: the newest that was not withdrawn. */
export type Said = { readonly id: string; readonly author: string; readonly reason: string; readonly atUs: number };

export type ReportEffect = Effect & { /** c7.1 */ readonly id: string; readonly corrected: Said | null };
export type ReportOrigin = {
  readonly verdict: OriginVerdict; readonly machine: OriginVerdict; readonly strength: Strength; readonly rule: string; readonly document: string | null; readonly passage: { readonly start: number; readonly end: number } | null;
  readonly for: readonly string[]; readonly against: readonly string[]; readonly missing: readonly string[]; readonly said: Said | null;
};
export type ReportCall = {
  readonly id: string; readonly tool: string; readonly state: CallState; readonly result: boolean; readonly argued: boolean; readonly preview: string; readonly row: number | null; readonly timeUs: number | null;
  readonly harm: HarmStanding; readonly decided: Said | null; readonly effects: readonly ReportEffect[]; readonly origin: ReportOrigin; readonly places: readonly Place[];
};
export type ReportPassage = { readonly start: number; readonly end: number; readonly technique: Technique; readonly rule: string; readonly strength: Strength; readonly text: string | null };
export type ReportDocument = {
  readonly id: string; readonly origin: DocumentOrigin; readonly source: string | null; readonly verdict: DocumentVerdict; readonly row: number | null; readonly timeUs: number | null; readonly length: number;
  readonly passages: readonly ReportPassage[]; readonly places: readonly Place[];
};
/** A place that is cited by itself. */
export type CitedPlace = Place & { readonly row: number | null };

export type ReportFactor = { readonly code: FactorCode; readonly title: string; readonly message: string; readonly calls: readonly string[]; readonly cites: readonly Cite[] };
/** `statement`: of a person, where nothing in the evidence tells it. */
export type ReportMoment = { readonly atUs: number; readonly afterUs: number; readonly text: string; readonly cites: readonly Cite[]; readonly statement: Said | null };
export type ReportPhase = { readonly rule: PhaseId; readonly title: string; readonly us: number | null; readonly tPlusUs: number | null; readonly call: string | null };
export type ReportRecovery = RecoveryPlan & { readonly id: string; readonly call: string | null; readonly state: "open" | "done" | "cannot"; readonly owner: string; readonly why: string; readonly shown: string; readonly said: Said | null };
export type ReportEvent = { readonly atUs: number; readonly kind: string; readonly text: string; readonly said: Said };
/** A row that somebody starred, tagged or wrote a note on. */
export type ReportMark = { readonly kind: "star" | "tag" | "note"; readonly text: string; readonly label: string; readonly row: number | null; readonly timeUs: number | null; readonly call: string | null; readonly place: Cite | null; readonly said: Said };
export type ReportAudit = AuditFindings & { readonly findingsOf: number };

/** What stood around the run, as far as the evidence names it. */
export type ReportSetting = {
  readonly models: readonly Named[]; readonly agents: readonly Named[]; readonly offered: readonly string[];
  readonly systemPrompts: readonly { readonly sha256: string; readonly length: number; readonly traces: number; readonly place: Cite }[]; readonly systemPromptsOf: number;
  /** Words of a user, the last before the first harm. */
  readonly asked: { readonly text: string; readonly place: Cite; readonly row: number } | null;
};
export type Named = { readonly name: string; readonly steps: number; readonly place: Cite };

export type ReportTotals = {
  readonly calls: number; readonly effects: number; readonly harmful: number; readonly attempts: number; readonly irreversible: number; readonly unstated: number; readonly unfinished: number; readonly leaked: number;
  readonly classes: readonly { readonly class: Effect["class"]; readonly executed: number; readonly harmful: number; readonly attempts: number; readonly example: string | null }[];
  readonly sentences: readonly string[]; readonly refused: number; readonly refusedFirst: readonly string[]; readonly failed: number; readonly unargued: number; readonly unanswered: number;
};

export type ReportFacts = {
  readonly version: string;
  readonly incident: { readonly id: string; readonly title: string; readonly sample: boolean };
  readonly exhibits: readonly ExhibitFindings[];
  readonly counts: Counts; readonly capture: Capture;
  readonly verdict: { readonly holds: OriginVerdict | "none"; readonly machine: OriginVerdict | "none"; readonly said: Said | null; readonly strength: Strength | null; readonly deciding: string | null };
  /** T+0. */
  readonly zeroUs: number | null; readonly firstHarm: string | null; readonly lastHarm: string | null; readonly harmDurationUs: number | null;
  /** In order of time: the first of them. */
  readonly harmful: readonly string[]; readonly attempts: readonly string[];
  readonly totals: ReportTotals;
  readonly calls: ReadonlyMap<string, ReportCall>; readonly documents: ReadonlyMap<string, ReportDocument>;
  readonly documentCounts: { readonly total: number; readonly injected: number; readonly suspicious: number; readonly unread: number };
  /** By `x1@/observations/4`. */
  readonly places: ReadonlyMap<string, CitedPlace>;
  readonly factors: readonly ReportFactor[]; readonly phases: readonly ReportPhase[];
  readonly moments: { readonly noticed: ReportMoment | null; readonly contained: ReportMoment | null; readonly recovered: ReportMoment | null };
  readonly recovery: readonly ReportRecovery[]; readonly recoveryCounts: { readonly total: number; readonly open: number; readonly done: number; readonly cannot: number };
  readonly audits: readonly ReportAudit[];
  readonly crossCheck: (Omit<CrossCheckFindings, "clockOffsetUs" | "by" | "inLogNotInTrace" | "inTraceNotInLog" | "outsideWindow" | "differs"> & {
    readonly inTraceNotInLog: readonly string[]; readonly inTraceNotInLogOf: number; readonly inLogNotInTrace: readonly { readonly exhibit: string; readonly entry: number }[]; readonly inLogNotInTraceOf: number;
    readonly outsideWindowOf: number; readonly differs: readonly CrossCheckFindings["differs"][number][]; readonly differsOf: number;
  }) | null;
  /** Decisions that a gate outside the agent wrote into a signed log. */
  readonly gate: { readonly denied: number; readonly allowed: number; readonly other: number; readonly firstDenied: { readonly exhibit: string; readonly entry: number } | null };
  /** Of entries that are cited: `x2:17`. */
  readonly entries: ReadonlyMap<string, Place>;
  readonly setting: ReportSetting;
  /** What somebody wrote into the report; null: nobody did. */
  readonly people: { readonly actions: Said | null };
  /** The drafted allow-list, in the words of whoever drafted it; null where none is known. */
  readonly allowList: Said | null;
  readonly events: readonly ReportEvent[]; readonly marks: readonly ReportMark[]; readonly marksOf: number;
};

export const placeKey = ({ exhibit, at }: Cite): string => `${exhibit}@${at}`;
