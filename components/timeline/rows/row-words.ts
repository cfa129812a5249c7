import { countText } from "../../ui/count.tsx";
import { sinceText, utcText } from "../../ui/time-text.ts";
import { effectClasses, statuses } from "../../ui/vocabulary.ts";
import { isHarmful, type TimelineRow } from "@/lib/timeline/row.ts";
import type { SpanKind, SpanStatus } from "@/lib/trace/model.ts";

export const kindWords: Record<SpanKind, string> = {
  LLM: "Model", TOOL: "Tool", RETRIEVER: "Retrieval", AGENT: "Agent", CHAIN: "Chain", GUARDRAIL: "Guardrail",
  EMBEDDING: "Embedding", RERANKER: "Reranker", EVALUATOR: "Evaluator", UNKNOWN: "Unknown",
};

export const statusWords: Record<SpanStatus, string> = { ok: "OK", error: "Error", pending: "No end", unset: "No status" };

/** What a row is, in a word: the kind of a span, or what stands in for one. */
export function rowWord(row: TimelineRow): string {
  switch (row.type) {
    case "span": return kindWords[row.kind];
    case "call": return "Call";
    case "message": return "Message";
    case "trace": return "Trace";
    case "missing_parent": return "Missing";
  }
}

/** The name to draw; evidence may leave it empty. */
export function rowName(row: TimelineRow): string {
  if (row.type === "missing_parent") return "parent not in the evidence";
  return row.name === "" ? "(no name)" : row.name;
}

/** How long, in words that fit a narrow column: "820 ms", "12.4 s", "3 min 4 s". */
export function durationText(us: number): string {
  return us < 1000 ? `${us} µs` : sinceText(us, 0).slice(2);
}

/** The gutter of a row: T+ where there is a clock, its position where there is none. */
export function whenText(row: TimelineRow, zeroUs: number | null): string {
  if (row.startUs === null || zeroUs === null) return `#${countText(row.place + 1)}`;
  return `${row.shiftUs === undefined ? "" : "≈ "}${clockText(row.startUs, zeroUs)}`;
}

/** What was recorded, where the time shown is another one; null where it is as recorded. */
export function recordedText({ startUs, shiftUs }: Pick<TimelineRow, "startUs" | "shiftUs">): string | null {
  return startUs === null || shiftUs === undefined ? null : `clock aligned, recorded at ${utcText(startUs - shiftUs)}`;
}

/** The distance from T+0 as a clock, so that a column of them can be compared: T+5:08:19.963, T+1 d 00:00:07. */
export function clockText(us: number, zeroUs: number): string {
  const ms = Math.floor(Math.abs(us - zeroUs) / 1000);
  const days = Math.floor(ms / 86_400_000);
  const hours = Math.floor(ms / 3_600_000) % 24;
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(ms / 60_000) % 60;
  const sign = `T${us < zeroUs ? "−" : "+"}`;
  const seconds = two(Math.floor(ms / 1000) % 60);
  if (days > 0) return `${sign}${days} d ${two(hours)}:${two(minutes)}:${seconds}`;
  return `${sign}${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${seconds}.${String(ms % 1000).padStart(3, "0")}`;
}

/** The whole row as a sentence for screen readers, most important first. */
export function rowSentence(row: TimelineRow, zeroUs: number | null): string {
  const when = row.startUs === null || zeroUs === null
    ? `position ${row.place + 1}, no time`
    : `${sinceText(row.startUs, zeroUs).replace("T+", "T plus ").replace("T−", "T minus ")}, ${utcText(row.startUs)}`;
  const parts = [
    `${rowWord(row)} ${rowName(row)}`,
    row.preview,
    row.entersAgent && row.agent !== null ? `handed to agent ${row.agent}` : "",
    when,
    recordedText(row) ?? "",
    row.startUs !== null && row.endUs !== null && row.endUs > row.startUs ? `took ${durationText(row.endUs - row.startUs)}` : "",
    row.callState === null ? "" : statuses[row.callState].word.toLowerCase(),
    row.status === "error" || row.status === "pending" ? statusWords[row.status].toLowerCase() : "",
    ...effectParts(row),
    row.origin === "injection" ? "asked for by injected text" : "",
    row.read === null ? "" : row.read === "injected" ? "the agent read injected text here" : "the agent read suspicious text here",
    ...markParts(row),
    row.type === "trace" && row.thread !== null ? `thread ${row.thread}` : "",
    row.hidden.rows > 0 ? hiddenText(row) : "",
    row.context ? "shown because something below passes" : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** The worst effect, and harm that nobody has decided on: a decision is said with the marks. */
function effectParts(row: TimelineRow): string[] {
  if (row.effect === null) return [];
  const { class: name, destructive, reversible } = row.effect;
  const harm = (row.marks?.decided ?? null) === null && isHarmful(row) ? ["harmful by the rules"] : [];
  return [effectClasses[name].word.toLowerCase(), ...(destructive ? [reversible === "no" ? "destructive and not reversible" : "destructive"] : []), ...harm];
}

function markParts({ marks }: TimelineRow): string[] {
  if (marks === null) return [];
  const { star, notes, tags, decided } = marks;
  return [decided === null ? "" : `called ${decided}`, star ? "starred" : "", notes > 0 ? `${notes} ${notes === 1 ? "note" : "notes"}` : "", ...tags.map((tag) => `tag ${tag}`)];
}

function hiddenText({ hidden, collapsed }: TimelineRow): string {
  const flagged = hidden.flagged > 0 ? `, ${hidden.flagged} of them flagged` : "";
  return `${hidden.rows} hidden ${collapsed ? "below" : "by the filter"}${flagged}`;
}
