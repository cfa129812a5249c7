import product from "../../package.json" with { type: "json" };
import type { PolicyVersionText } from "../api/policyContract.ts";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import { buildReport, type ReportPeople } from "../report/buildReport.ts";
import { knownNames } from "../report/knownNames.ts";
import { mapTexts } from "../report/mapTexts.ts";
import type { KnownNames } from "../report/redact.ts";
import type { Report } from "../report/reportDocument.ts";
import type { ReportFacts, Said } from "../report/reportFacts.ts";
import { suggestedActions, type Suggestion } from "../report/suggestedActions.ts";
import { decisionHistory } from "./decisions.ts";
import { withEvidence } from "./evidenceReading.ts";
import { manualEvents } from "./events.ts";
import { impactStanding } from "./impactStanding.ts";
import { incidentIndex, type IncidentIndex } from "./incidentIndex.ts";
import { incidentRecord, type Store } from "./incidents.ts";
import { marksPage } from "./marks.ts";
import { policyVersion } from "./policyVersions.ts";
import { reportActionList } from "./reportActions.ts";
import { reportFacts, type ReportWords } from "./reportFacts.ts";
import { currentTexts } from "./reportTexts.ts";

const marksMax = 100;

/** A report with what is proposed beside it, and the names that a redacted copy has to know. */
export type IncidentReport = { readonly report: Report; readonly suggestions: readonly Suggestion[]; readonly names: KnownNames };

/** The post-mortem of an incident as it stands now. Null where there is no incident, or no analysis of this version. */
export async function incidentReport(store: Store, incident: string): Promise<IncidentReport | null> {
  const record = incidentRecord(store, incident);
  if (record === null) return null;
  return withEvidence(store, incident, async ({ db, source, original, masks }) => {
    const index = incidentIndex(store.dataDir, incident);
    if (index === null) throw new Error("The incident was analysed again while its report was read.");
    const facts = await reportFacts({ db, source, original, index, standing: impactStanding(store, incident, index) }, wordsOf(store, { id: incident, title: record.title, sample: record.sample !== null }, index));
    // Once more, whatever a text came through: a report leaves the house.
    const report = mapTexts(buildReport(facts, peopleOf(store, incident)), (text) => maskSecrets(text, masks.known));
    return { report, suggestions: suggestionsOf(facts, report), names: knownNames(facts, report) };
  });
}

const suggestionsOf = (facts: ReportFacts, { sections, actions }: Report): Suggestion[] => suggestedActions(facts, sections.flatMap(({ machine }) => machine), actions);

function wordsOf(store: Store, incident: ReportWords["incident"], index: IncidentIndex): ReportWords {
  const { id } = incident;
  const marked = marksPage(store, id, index, { after: "", count: marksMax });
  const [firstAction] = reportActionList(store, id);
  const decided = new Map<number, Said>();
  const callOf = index.db.prepare<[number], number | null>("select call from steps where id = ?").pluck();
  for (const { subject, endedUs, ...decision } of decisionHistory(store, id, index)) {
    const call = endedUs !== null || subject.row === null ? null : (callOf.get(subject.row) ?? null);
    if (call !== null && !decided.has(call)) decided.set(call, { id: decision.id, author: decision.author, reason: decision.reason, atUs: decision.madeUs });
  }
  return {
    version: product.version, incident, allowList: allowListSaid(policyVersion(store.cases, id)), people: { actions: firstAction === undefined ? null : { id: firstAction.id, author: firstAction.author, reason: "", atUs: firstAction.createdUs } }, events: manualEvents(store, id),
    marks: marked.ok ? marked.value.marks.map(({ id: mark, kind, text, author, createdUs, subject }) => ({ kind, text, label: subject.label, row: subject.row, said: { id: mark, author, reason: "", atUs: createdUs } })) : [],
    marksOf: marked.ok ? marked.value.total : 0, decided,
  };
}

/** The newest version of the allow-list, as a statement of whoever saved it. */
function allowListSaid(version: PolicyVersionText | null): Said | null {
  if (version === null) return null;
  const { version: number, name, hash, author, reason, madeUs } = version;
  return { id: `v${number}`, author, reason: `Version ${number} of the allow-list ${name} was saved (${hash})${reason === "" ? "" : `: ${reason}`}.`, atUs: madeUs };
}

function peopleOf(store: Store, incident: string): ReportPeople {
  return {
    texts: new Map(currentTexts(store, incident).map(({ section, current: { text, author, savedUs } }) => [section, { text, author, savedUs }])),
    actions: reportActionList(store, incident).map(({ id, text, type, owner, due, state, source }) => ({ id, text, type, owner, due, state, source })),
  };
}
