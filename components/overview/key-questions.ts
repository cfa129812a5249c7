import type { Incident } from "@/lib/api/contract.ts";
import type { Impact } from "@/lib/api/impactContract.ts";
import { countText } from "../ui/count.tsx";
import { canBeUndone, harmText, whatWasTouched } from "./impact-questions.ts";
import type { Question } from "./question.ts";
import { auditText, disagreements, worstStatus } from "../shell/audit-words.ts";

type Known = Pick<Incident, "calls" | "documents" | "capture" | "rows" | "audit">;

const evidence = (label: string) => ({ tab: "evidence", label }) as const;
const timeline = (label: string) => ({ tab: "timeline", label }) as const;

/**
 * The six questions of a responder, each as far as the evidence goes. Nothing here is answered that has not been
 * worked out: a question without its analysis is unknown, with what to do next.
 */
export function keyQuestions(incident: Known, impact: Impact | null = null): readonly Question[] {
  return [whatHappened(incident, impact), whoAskedForIt(incident), whatWasTouched(incident, impact), canBeUndone(incident, impact), canBeTrusted(incident), stopped];
}

const stopped: Question = { question: "What would have stopped it?", state: "unknown", said: "No allow-list is drafted by this version.", link: null };

/** Answered where every log is verified and agrees with the trace over all of it; unknown where no log, or no key, can say anything. */
function canBeTrusted({ audit }: Known): Question {
  const question = "Can the record be trusted?";
  if (audit === null) return { question, state: "unknown", said: "The exhibits have not been read.", link: evidence("Read them") };
  const worst = worstStatus(audit.logs);
  if (worst === null) return { question, state: "unknown", said: "No signed log was given, so nothing outside these files confirms them. Their hashes and their custody since they came are kept.", link: evidence("See the custody log") };
  const words = `${auditText(audit.logs)}.`;
  if (worst === "unverifiable") return { question, state: "unknown", said: `${words} Add the signer's key, so that the signatures can be checked.`, link: evidence("See which key is missing") };
  const doubts = audit.crossCheck === null ? ["nothing to compare the log with"] : [...disagreements(audit.crossCheck), ...uncovered(audit.crossCheck.outsideWindow)];
  const answered = worst === "verified" && doubts.length === 0;
  const agreed = audit.crossCheck === null ? "" : ` ${countText(audit.crossCheck.matched)} of ${countText(audit.crossCheck.calls)} calls are in a log.`;
  return { question, state: answered ? "answered" : "partial", said: `${words}${agreed}${doubts.length === 0 ? "" : ` ${sentence(doubts.join(", "))}.`}`, link: evidence(answered ? "See the verdict" : "See what does not fit") };
}

const uncovered = (calls: number): string[] => (calls === 0 ? [] : [`${countText(calls)} ${calls === 1 ? "call" : "calls"} outside the time of the log`]);
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function whatHappened({ calls, capture }: Known, impact: Impact | null): Question {
  const question = "What happened?";
  if (calls === null || capture === null) return { question, state: "unknown", said: "The exhibits have not been read.", link: evidence("Read them") };
  if (calls === 0) return { question, state: "unknown", said: "No tool call is in the evidence. Export the run again with inputs, outputs and child runs.", link: evidence("See what the exhibits hold") };
  const gaps = [capture.toolCalls === "partial" && "some calls lack their arguments", capture.executorResponses !== "present" && (capture.executorResponses === "absent" ? "no responses were captured" : "some responses were not captured")].filter((gap) => gap !== false);
  const captured = gaps.length === 0 ? "Every call is there with arguments and responses captured." : `The calls are on the timeline; ${gaps.join(" and ")}.`;
  if (impact === null) return { question, state: "partial", said: `${captured} Which of them did harm has not been worked out.`, link: timeline("See the calls in order") };
  return { question, state: gaps.length === 0 ? "answered" : "partial", said: `${harmText(impact)} ${captured}`, link: { tab: "impact", label: "See the effects" } };
}

function whoAskedForIt({ capture, documents }: Known): Question {
  const question = "Who asked for it?";
  if (capture === null) return { question, state: "unknown", said: "The exhibits have not been read.", link: evidence("Read them") };
  const lacking = [capture.userTurn !== "present" && "the user's turns", capture.systemPrompt !== "present" && "the system prompt", capture.retrievedContext === "partial" && "some of the retrieved context"].filter((part) => part !== false);
  const read = documents === null ? "" : ` ${documents} ${documents === 1 ? "document" : "documents"} reached the agent.`;
  const said = lacking.length === 0 ? "The turns and the content that reached the agent are in the evidence; the origin of each call is not worked out by this version." : `What would decide it is not all in the evidence: ${lacking.join(", ")}.`;
  return { question, state: "unknown", said: said + read, link: lacking.length === 0 ? timeline("Read the turns") : evidence("See how to get it") };
}
