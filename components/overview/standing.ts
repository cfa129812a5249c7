import type { PolicyStanding as PolicyFigures } from "@/lib/api/policyContract.ts";
import type { ReportProgress } from "@/lib/api/reportContract.ts";
import { counted } from "../impact/impact-words.ts";
import { countText } from "../ui/count.tsx";

/** How far the allow-list has come: what the Overview and the tabs say of it. */
export type PolicyStanding = {
  /** answered: it denies every harmful call and allows every baseline call; partial: it needs approvals, or loses baseline calls; unknown: nothing tells. */
  readonly state: "answered" | "partial" | "unknown";
  /** done: a version was saved that lets no harmful call through. */
  readonly step: "done" | "needs_you" | "problem";
  readonly sentence: string;
  readonly href: string;
  /** It is being worked out: ask again. */
  readonly pending: boolean;
};

/** How far the post-mortem has come. */
export type ReportStanding = { readonly state: "done" | "needs_you" | "problem"; readonly sentence: string; readonly href: string };

/** What the pages of the allow-list and of the post-mortem say; null where the incident has not been analysed. */
export type Standings = { readonly policy: PolicyStanding | null; readonly report: ReportStanding | null };

export const noStandings: Standings = { policy: null, report: null };

const policyHref = (incident: string): string => `/incidents/${incident}/policy`;

export const policyOf = (incident: string, { policy }: Standings): PolicyStanding =>
  policy ?? { state: "unknown", step: "needs_you", sentence: "No allow-list is drafted yet.", href: policyHref(incident), pending: false };

export const reportOf = (incident: string, { report }: Standings): ReportStanding =>
  report ?? { state: "needs_you", sentence: "No post-mortem is written yet.", href: `/incidents/${incident}/report` };

/** The figures of the allow-list as a sentence. */
export function policySaid(incident: string, figures: PolicyFigures): PolicyStanding {
  const { state, pending, onItsPage, version, passing } = figures;
  const base = { state, href: policyHref(incident), pending };
  if (pending) return { ...base, step: "needs_you", sentence: "The allow-list is being worked out." };
  if (onItsPage) return { ...base, step: "needs_you", sentence: `${version === null ? "The draft" : `Version ${version}`} was not put to the calls here: its own page does that.` };
  if (state === "unknown") return { ...base, step: "needs_you", sentence: "There is no legitimate call to learn an allow-list from: put some into the baseline." };
  const step = passing > 0 ? "problem" : version === null ? "needs_you" : "done";
  return { ...base, step, sentence: `${version === null ? "The draft" : `Version ${version}`} ${does(figures)}${version === null ? " No version is saved." : ""}` };
}

function does({ baseline, harmful, asks, lost, passing }: PolicyFigures): string {
  const allows = `allows ${countText(baseline.allow)} of ${counted(baseline.of, "baseline call")}`;
  const stops = harmful.of === 0 ? [] : [`lets ${countText(harmful.allow)} of ${counted(harmful.of, "harmful call")} through`];
  const rest = [asks === 0 ? "" : `${countText(asks)} ${asks === 1 ? "needs" : "need"} approval`, lost === 0 ? "" : `${countText(lost)} ${lost === 1 ? "is" : "are"} denied`, passing === 0 ? "" : `${counted(passing, "call")} of the incident would pass`].filter((one) => one !== "");
  return `${[...stops, allows].join(" and ")}${rest.length === 0 ? "" : `; ${rest.join(", ")}`}.`;
}

/** What people wrote into the post-mortem, as a sentence. */
export function reportSaid(incident: string, { texts, textsOf, actions, openActions }: ReportProgress): ReportStanding {
  const href = `/incidents/${incident}/report`;
  if (texts === 0 && actions === 0) return { state: "needs_you", sentence: "It is drafted from the findings. Nobody has written into it yet, and no action is set down.", href };
  const sentence = `Own words in ${countText(texts)} of ${counted(textsOf, "section")}, ${counted(actions, "action")}${actions === 0 ? "" : `, ${countText(openActions)} open`}.`;
  return { state: texts > 0 && actions > 0 ? "done" : "needs_you", sentence, href };
}
