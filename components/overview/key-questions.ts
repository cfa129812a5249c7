import type { Incident } from "@/lib/api/contract.ts";
import type { Impact } from "@/lib/api/impactContract.ts";
import type { Overview } from "@/lib/api/overviewContract.ts";
import { counted } from "../impact/impact-words.ts";
import { countText } from "../ui/count.tsx";
import { utcText } from "../ui/time-text.ts";
import { canBeUndone, harmText, whatWasTouched } from "./impact-questions.ts";
import type { Question } from "./question.ts";
import type { PolicyStanding } from "./standing.ts";
import { auditText, disagreements, worstStatus } from "../shell/audit-words.ts";

type Known = Pick<Incident, "calls" | "documents" | "capture" | "rows" | "audit"> & { readonly timeRange?: Incident["timeRange"] };

const evidence = (label: string) => ({ tab: "evidence", label }) as const;
const timeline = (label: string) => ({ tab: "timeline", label }) as const;

/**
 * The six questions of a responder, each as far as the evidence goes. Nothing here is answered that has not been
 * worked out: a question without its analysis is unknown, with what to do next.
 */
export function keyQuestions(incident: Known, impact: Impact | null = null, overview: Overview | null = null, policy: PolicyStanding | null = null): readonly Question[] {
  return [whatHappened(incident, impact, overview), whoAskedForIt(incident, impact, overview), whatWasTouched(incident, impact), canBeUndone(incident, impact), canBeTrusted(incident), stoppedBy(policy)];
}

/** The page of the allow-list answers it in its own words. */
function stoppedBy(policy: PolicyStanding | null): Question {
  const question = "What would have stopped it?";
  if (policy === null) return { question, state: "unknown", said: "No allow-list is drafted yet.", link: null };
  return { question, state: policy.state, said: policy.sentence, link: { href: policy.href, label: policy.state === "unknown" ? "Draft the allow-list" : "See the allow-list" } };
}

/** Answered where every log is verified and agrees with the trace over all of it; unknown where no log, or no key, can say anything. */
function canBeTrusted({ audit, timeRange = null }: Known): Question {
  const question = "Can the record be trusted?";
  if (audit === null) return { question, state: "unknown", said: "The exhibits have not been read.", link: evidence("Read them") };
  const worst = worstStatus(audit.logs);
  if (worst === null) return { question, state: "unknown", said: `No signed log was given, so nothing outside these files confirms them. Their hashes and their custody since they came are kept. ${askForLog(timeRange)}`, link: evidence("See the custody log") };
  const words = `${auditText(audit.logs)}.`;
  if (worst === "unverifiable") return { question, state: "unknown", said: `${words} Add the signer's key, so that the signatures can be checked.`, link: evidence("See which key is missing") };
  const doubts = audit.crossCheck === null ? ["nothing to compare the log with"] : [...disagreements(audit.crossCheck), ...uncovered(audit.crossCheck.outsideWindow)];
  const answered = worst === "verified" && doubts.length === 0;
  const agreed = audit.crossCheck === null ? "" : ` ${countText(audit.crossCheck.matched)} of ${countText(audit.crossCheck.calls)} calls are in a log.`;
  return { question, state: answered ? "answered" : "partial", said: `${words}${agreed}${doubts.length === 0 ? "" : ` ${sentence(doubts.join(", "))}.`}`, link: evidence(answered ? "See the verdict" : "See what does not fit") };
}

/** What to collect next, by the time that the log has to speak of. */
function askForLog(timeRange: Incident["timeRange"]): string {
  const whose = "Ask whoever runs the tools or the gateway for their signed log";
  if (timeRange === null || timeRange.startUs === null) return `${whose} of the run.`;
  const minute = (us: number): string => utcText(us).slice(0, 16);
  const [from, to] = [minute(timeRange.startUs), minute(timeRange.endUs ?? timeRange.startUs)];
  return `${whose} of ${from} to ${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to} UTC.`;
}

const uncovered = (calls: number): string[] => (calls === 0 ? [] : [`${countText(calls)} ${calls === 1 ? "call" : "calls"} outside the time of the log`]);
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function whatHappened({ calls, capture }: Known, impact: Impact | null, overview: Overview | null): Question {
  const question = "What happened?";
  if (calls === null || capture === null) return { question, state: "unknown", said: "The exhibits have not been read.", link: evidence("Read them") };
  if (calls === 0) return { question, state: "unknown", said: "No tool call is in the evidence. Export the run again with inputs, outputs and child runs.", link: evidence("See what the exhibits hold") };
  if (impact !== null && overview !== null) return whatHarmed(impact, overview);
  const gaps = [capture.toolCalls === "partial" && "some calls lack their arguments", capture.executorResponses !== "present" && (capture.executorResponses === "absent" ? "no responses were captured" : "some responses were not captured")].filter((gap) => gap !== false);
  const captured = gaps.length === 0 ? "Every call is there with arguments and responses captured." : `The calls are on the timeline; ${gaps.join(" and ")}.`;
  if (impact === null) return { question, state: "partial", said: `${captured} Which of them did harm has not been worked out.`, link: timeline("See the calls in order") };
  return { question, state: gaps.length === 0 ? "answered" : "partial", said: `${harmText(impact)} ${captured}`, link: { tab: "impact", label: "See the effects" } };
}

/** Answered where every harmful call, or without harm every call, has its arguments and its response; unknown where none has either. */
function whatHarmed(impact: Impact, { harmful, lacking }: Overview): Question {
  const question = "What happened?";
  const { of, arguments: bare, responses } = harmful === 0 ? lacking.calls : lacking.harmful;
  const kind = harmful === 0 ? "call" : "harmful call";
  const gaps = [bare > 0 && `${countText(bare)} without arguments`, responses > 0 && `${countText(responses)} without a response`].filter((gap) => gap !== false);
  if (gaps.length === 0) return { question, state: "answered", said: `${harmText(impact)} ${of === 1 ? `The ${kind} is` : `Every ${kind} is`} there with arguments and response.`, link: { tab: "impact", label: "See the effects" } };
  const state = bare === of && responses === of ? "unknown" : "partial";
  return { question, state, said: `${harmText(impact)} Of ${counted(of, kind)} ${gaps.join(" and ")}: export the run again with inputs and outputs.`, link: evidence("See how to get them") };
}

const askedBy = {
  injection: "Text that the agent read asked for it, and neither user nor operator did.", agent: "Nobody asked for it: the agent acted on its own initiative.",
  delegated: "The user told the agent to follow a document, and the document asked for it.", user: "The user's or the operator's own words ask for it.",
} as const;

function whoAskedForIt({ capture, documents }: Known, impact: Impact | null, overview: Overview | null): Question {
  const question = "Who asked for it?";
  if (capture === null) return { question, state: "unknown", said: "The exhibits have not been read.", link: evidence("Read them") };
  const lacking = [capture.userTurn !== "present" && "the user's turns", capture.systemPrompt !== "present" && "the system prompt", capture.retrievedContext === "partial" && "some of the retrieved context"].filter((part) => part !== false);
  const read = documents === null ? "" : ` ${documents} ${documents === 1 ? "document" : "documents"} reached the agent.`;
  const verdict = overview?.verdict ?? impact?.verdict ?? "undetermined";
  if (overview !== null && overview.decision !== null && verdict !== "undetermined")
    return { question, state: "answered", said: `${verdict === "none" ? "A person says that no call did harm." : `${askedBy[verdict]} A person says so${overview.decision.author === "" ? "" : `: ${overview.decision.author}`}.`}${read}`, link: { tab: "injection", label: "See the reason" } };
  if (verdict === "none") return { question, state: "answered", said: `No call did harm, so there is nothing that somebody could have asked for.${read}`, link: { tab: "injection", label: "See what was read" } };
  if (verdict !== "undetermined") return decided(askedBy[verdict], read, overview);
  const said = lacking.length === 0 ? "The turns and the content that reached the agent are in the evidence; they do not decide who asked." : `What would decide it is not all in the evidence: ${lacking.join(", ")}.`;
  const some = overview !== null && overview.harmful > overview.undecided.undetermined;
  return { question, state: some ? "partial" : "unknown", said: said + read, link: lacking.length === 0 ? { tab: "injection", label: "See what was read" } : evidence("See how to get it") };
}

/** Partial where the evidence on some harmful call is weak, or does not decide. */
function decided(said: string, read: string, overview: Overview | null): Question {
  const question = "Who asked for it?";
  const { weak, undetermined } = overview?.undecided ?? { weak: 0, undetermined: 0 };
  const doubts = [weak > 0 && `for ${counted(weak, "harmful call")} the evidence is weak`, undetermined > 0 && `for ${countText(undetermined)} it is not decided`].filter((doubt) => doubt !== false);
  if (doubts.length === 0) return { question, state: "answered", said: said + read, link: { tab: "injection", label: "See the proof" } };
  return { question, state: "partial", said: `${said} ${sentence(doubts.join(", "))}: read both sides and say what it was.${read}`, link: { tab: "injection", label: "Decide" } };
}
