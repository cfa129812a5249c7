import { textMember } from "../../base/json.ts";
import type { Payload, SpanDraft, SpanStatus } from "../../trace/model.ts";
import { contentOf, noContent } from "./content.ts";
import { vendorMetadata } from "./metadata.ts";
import { payloadOf, type PayloadSituation, type Side } from "./payload.ts";
import { isOver, type Run } from "./run.ts";

export type SpanPlace = {
  /** Pointer inside the record. */
  readonly at: string;
  readonly part: SpanDraft["part"];
};

/** The draft of one run. Nothing is guessed: what the record does not say is null, undefined or not_captured. */
export function spanDraft(run: Run, { at, part }: SpanPlace): SpanDraft {
  const { lineage, times, fields, metadata } = run;
  const situation: PayloadSituation = {
    raw: run.raw,
    fields,
    metadata,
    over: isOver(run),
    opensOnly: part === "begin",
    isModel: run.kind === "LLM",
    besideContent: run.besideContent,
  };
  const read = (side: Side): Payload => payloadOf(side, situation);
  const [input, output] = [read("inputs"), read("outputs")];
  const name = fields.name ?? "";
  return {
    type: "span",
    at,
    part,
    name,
    traceId: lineage.traceId,
    spanId: lineage.id,
    parentId: lineage.parentId,
    kind: run.kind,
    kindText: run.kindText,
    start: times.start,
    end: times.end,
    clockless: !times.carried && part === "whole",
    order: lineage.dotted?.text ?? "",
    status: statusOf(run, part),
    statusMessage: run.error,
    thread: textMember(run.raw, "thread_id") ?? firstText(run, ["thread_id", "session_id", "conversation_id"]),
    user: firstText(run, ["user_id", "langgraph_auth_user_id", "user"]),
    agent: firstText(run, ["lc_agent_name", "graph_id"]) ?? (run.kind === "AGENT" && name !== "" ? name : null),
    traceName: lineage.parentId === null && name !== "" ? name : null,
    input,
    output,
    ...(part === "whole"
      ? contentOf({ kind: run.kind, name, input, output, error: run.error, fields: run.raw, settings: metadata })
      : noContent),
    metadata: vendorMetadata(run.raw, { unread: unreadFields(run), keepTools: part !== "whole" }),
  };
}

function firstText(run: Run, names: readonly string[]): string | null {
  return names.map((name) => textMember(run.metadata, name)).find((text) => text !== null) ?? null;
}

/** Ingestion bodies and some exports have no status: an error, an end or the lack of one says it. */
function statusOf(run: Run, part: SpanDraft["part"]): SpanStatus {
  if (run.error !== null) return "error";
  const word = run.fields.status?.toLowerCase();
  if (word === "success" || word === "completed") return "ok";
  if (word === "error" || word === "failed") return "error";
  if (word === "pending" || word === "running") return "pending";
  if (run.times.end !== null) return word ? "unset" : "ok";
  return run.times.start !== null && part !== "end" && !word ? "pending" : "unset";
}

/** Members whose value has another type than the vendor's; they are shown as they stand. */
function unreadFields({ raw, lineage, times }: Run): string[] {
  const words = ["id", "run_id", "trace_id", "parent_run_id", "name", "run_type", "dotted_order"] as const;
  const odd = words.filter(
    (field) => raw[field] !== undefined && raw[field] !== null && typeof raw[field] !== "string",
  );
  const foreignOrder = lineage.dotted === null && raw["dotted_order"] ? ["dotted_order"] : [];
  const oddChildren =
    raw["child_runs"] !== undefined && raw["child_runs"] !== null && !Array.isArray(raw["child_runs"]);
  return [...odd, ...foreignOrder, ...times.unread, ...(oddChildren ? ["child_runs"] : [])];
}
