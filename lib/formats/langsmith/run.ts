import { isObject, member, textMember, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { SpanKind } from "../../trace/model.ts";
import { writeJson } from "../../base/jsonWriter.ts";
import { type Cells, decodeCells } from "./cells.ts";
import { settingsOf } from "./content.ts";
import { readLineage, type Lineage, type Surroundings } from "./lineage.ts";
import { runSchema, type RunFields } from "./schema.ts";
import { readTimes, type RunTimes } from "./times.ts";

/** One run with the vendor's aliases resolved. */
export type Run = {
  /** The record as it stands, JSON cells decoded. */
  readonly raw: JsonObject;
  readonly fields: RunFields;
  readonly lineage: Lineage;
  readonly times: RunTimes;
  readonly kind: SpanKind;
  readonly kindText: string | null;
  /** `extra.metadata`, `metadata` and `custom_metadata` in one. */
  readonly metadata: JsonObject;
  readonly error: string | null;
  /** What was met while its cells were decoded. */
  readonly cells: Cells;
  /** Other runs of the file carry content. */
  readonly besideContent: boolean;
};

/** What a record may look like beyond its own fields. */
export type RunContext = Surroundings & {
  /** A table: UUIDs in quotes, one more layer of JSON text, null members added by the column type. */
  readonly isTable?: boolean;
  /** An ingestion body: other members of the run may stand in other records. */
  readonly isIngest?: boolean;
  /** Other runs of the file carry content. */
  readonly showsContent?: boolean;
};

/** Any of these makes an object a run; inputs and outputs alone do for the web page's copy. */
const runMarks = ["id", "run_id", "trace_id", "run_type", "dotted_order", "inputs", "outputs"];

/** Reads an object as a run; null where it is none. */
export function readRun(value: JsonValue | undefined, context: RunContext): Run | null {
  if (!isObject(value) || !runMarks.some((mark) => Object.hasOwn(value, mark))) return null;
  const cells = decodeCells(value, context.isTable === true);
  const { raw } = cells;
  const parsed = runSchema.safeParse(raw);
  if (!parsed.success) return null;
  const fields = parsed.data;
  const lineage = readLineage(raw, fields, context);
  const metadata = settingsOf(raw);
  const kindText = fields.run_type || null;
  return {
    raw,
    fields,
    lineage,
    metadata,
    kindText,
    cells,
    besideContent: context.showsContent === true,
    kind:
      kindText === null && !context.isIngest
        ? likelyKind(fields, metadata)
        : kindOf(kindText, lineage.parentId, metadata),
    times: readTimes(raw, fields, lineage.dotted, context.isIngest),
    error: errorText(fields),
  };
}

const kinds: Readonly<Record<string, SpanKind>> = {
  tool: "TOOL",
  chain: "CHAIN",
  llm: "LLM",
  retriever: "RETRIEVER",
  embedding: "EMBEDDING",
};

/** v2 writes upper case; the SDK allows any text. A chain at the root, or one that says so, is an agent. */
function kindOf(kindText: string | null, parentId: string | null | undefined, metadata: JsonObject): SpanKind {
  const word = kindText?.toLowerCase() ?? "";
  const kind = Object.hasOwn(kinds, word) ? (kinds[word] ?? "UNKNOWN") : "UNKNOWN";
  if (kind !== "CHAIN") return kind;
  return parentId === null || typeof metadata["ls_agent_type"] === "string" ? "AGENT" : "CHAIN";
}

/** The web page's copy has no type. What only a model's or a tool's run holds tells it; otherwise it stays unknown. */
function likelyKind(fields: RunFields, metadata: JsonObject): SpanKind {
  const { outputs } = fields;
  if (typeof metadata["ls_model_type"] === "string") return "LLM";
  if (Array.isArray(member(outputs, "generations")) || Array.isArray(member(outputs, "choices"))) return "LLM";
  if (typeof metadata["ls_retriever_name"] === "string") return "RETRIEVER";
  const answer = member(outputs, "output");
  const message = isObject(member(answer, "kwargs")) ? member(answer, "kwargs") : answer;
  const isToolMessage = textMember(message, "tool_call_id") !== null && member(message, "content") !== undefined;
  return isToolMessage ? "TOOL" : "UNKNOWN";
}

function errorText(fields: RunFields): string | null {
  const { error } = fields;
  if (typeof error === "string" && error !== "") return error;
  if (isObject(error) && Object.keys(error).length > 0) return writeJson(error);
  return fields.error_preview || null;
}

/** True where the record tells that the run is over. */
export function isOver(run: Run): boolean {
  return (
    run.times.end !== null || run.error !== null || /^(success|error|completed|failed)$/i.test(run.fields.status ?? "")
  );
}
