import type { Incident } from "@/lib/api/contract.ts";
import type { Overview } from "@/lib/api/overviewContract.ts";
import { auditMark } from "../shell/audit-words.ts";
import type { TabLink } from "../ui/tab-links.tsx";
import { playbook, worstState, type StepState } from "./playbook.ts";
import type { Standings } from "./standing.ts";

export type TabName = "overview" | "evidence" | "timeline" | "injection" | "impact" | "policy" | "report";
export type TabMarks = Readonly<Record<TabName, TabLink["mark"]>>;

export type MarkFacts = { readonly incident: Pick<Incident, "id" | "state" | "exhibits" | "audit" | "capture" | "rows" | "calls">; readonly overview: Overview | null; readonly standings: Standings };

/** How far the work on each page has come: done, needs you, problem. A page that says nothing yet has no mark. */
export function tabMarks({ incident, overview, standings }: MarkFacts): TabMarks {
  const steps = new Map(playbook({ incident, overview, standings }).map(({ id, state }) => [id, state]));
  const step = (...ids: readonly string[]) => markOf(ids.flatMap((id) => steps.get(id) ?? []));
  const isRead = incident.state === "ready" && overview !== null;
  return {
    overview: incident.exhibits.length === 0 ? undefined : markOf([...steps.values()]),
    evidence: evidenceMark(incident),
    timeline: timelineMark(incident),
    injection: isRead ? step("decide") : undefined,
    impact: isRead ? impactMark(overview, step("freeze", "reverse")) : undefined,
    policy: isRead && standings.policy !== null ? step("policy") : undefined,
    report: isRead && standings.report !== null ? step("report") : undefined,
  };
}

const markOf = (states: readonly StepState[]): TabLink["mark"] => worstState(states);

/** An effect that nobody knows has to be looked at, also where nothing else is left to be done. */
function impactMark({ unknownEffects }: Overview, steps: TabLink["mark"]): TabLink["mark"] {
  return steps === "done" && unknownEffects > 0 ? "needs_you" : steps;
}

function timelineMark({ state, rows, calls }: MarkFacts["incident"]): TabLink["mark"] {
  if (state !== "ready" || rows === null) return undefined;
  return rows === 0 || calls === 0 ? "problem" : "done";
}

function evidenceMark({ state, exhibits, audit }: MarkFacts["incident"]): TabLink["mark"] {
  if (state === "failed") return "problem";
  if (state !== "ready") return "needs_you";
  const ofLogs = auditMark(audit);
  if (ofLogs === "problem" || exhibits.some(({ findings }) => findings?.format === "unknown")) return "problem";
  return ofLogs === "needs_you" || exhibits.some(({ findings }) => findings !== null && findings.problems.length > 0) ? "needs_you" : "done";
}
