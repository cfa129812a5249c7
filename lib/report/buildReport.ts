import { Citations } from "./citations.ts";
import { sectionIds, sectionTitles, type Action, type Block, type HumanText, type Report, type SectionId } from "./reportDocument.ts";
import type { ReportFacts } from "./reportFacts.ts";
import { activeSection } from "./sections/active.ts";
import { causesSection } from "./sections/causes.ts";
import { evidenceSection } from "./sections/evidence.ts";
import { guardrailSection } from "./sections/guardrails.ts";
import { impactSection } from "./sections/impact.ts";
import { learnedSection } from "./sections/learned.ts";
import { methodSection } from "./sections/method.ts";
import { originSection } from "./sections/origin.ts";
import { recoverySection } from "./sections/recovery.ts";
import { responseSection } from "./sections/response.ts";
import { summarySection } from "./sections/summary.ts";
import { timelineSection } from "./sections/timeline.ts";

/** What people wrote into the report. */
export type ReportPeople = { readonly texts: ReadonlyMap<SectionId, HumanText>; readonly actions: readonly Action[] };
export const nobody: ReportPeople = { texts: new Map(), actions: [] };

/**
 * The post-mortem: sections of machine blocks made from the findings, beside what people wrote. Pure: the same facts and texts give the same document.
 * An incident without exhibits has nothing to cite and no report.
 */
export function buildReport(facts: ReportFacts, { texts, actions }: ReportPeople = nobody): Report {
  if (facts.exhibits.length === 0) throw new Error("A report cites exhibits, and there are none.");
  const cite = new Citations(facts);
  const machine = machineBlocks(facts, cite);
  return {
    schema: "aftertrace.report/1", version: facts.version, incident: { ...facts.incident },
    exhibits: facts.exhibits.map(({ id, name, sha256, bytes, format }) => ({ id, name, sha256, bytes, format })),
    sections: sectionIds.map((id) => ({ id, title: sectionTitles[id], machine: [...machine[id]], human: texts.get(id) ?? null })),
    actions: [...actions], appendix: cite.appendix(), redaction: null,
  };
}

/** The last ones are made of those before them. */
function machineBlocks(facts: ReportFacts, cite: Citations): Readonly<Record<SectionId, readonly Block[]>> {
  const first = {
    summary: summarySection(facts, cite), impact: impactSection(facts, cite), origin: originSection(facts, cite), timeline: timelineSection(facts, cite), causes: causesSection(facts, cite), active: activeSection(facts, cite),
    guardrails: guardrailSection(facts, cite), response: responseSection(facts, cite), recovery: recoverySection(facts, cite), evidence: evidenceSection(facts, cite),
  };
  const learned = learnedSection(Object.values(first).flat(), cite);
  return { ...first, learned, actions: [], method: methodSection(facts, cite), appendix: [] };
}
