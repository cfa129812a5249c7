import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { SpanDraft } from "../../trace/model.ts";
import { setMember } from "../../base/jsonParser.ts";
import { readRun, type Run } from "./run.ts";
import { partSchema } from "./schema.ts";

/** A part's run, or the word for a part that is known and says nothing about a run. */
export type PartRead = { readonly run: Run; readonly part: SpanDraft["part"] } | "feedback" | null;

/**
 * One part of a multipart ingestion body: `post.<id>` or `patch.<id>` with the members of the run but the large ones,
 * which follow as parts of their own, `post.<id>.inputs` and so on; `attachment.<id>.<name>`; `feedback.<id>`.
 * Seen in the traffic of the Python SDK 0.14.0 and the JavaScript SDK 0.10.5.
 */
export function readPart(value: JsonValue): PartRead {
  const parsed = partSchema.safeParse(value);
  const match = /^(post|patch|attachment|feedback)\.([^.]+)(?:\.(.+))?$/s.exec(parsed.data?.name ?? "");
  if (!parsed.success || !match) return null;
  const [, verb = "", id = "", field] = match;
  if (verb === "feedback") return "feedback";
  const raw = rawOf(verb, id, field, parsed.data.value ?? null, parsed.data.contentType ?? null);
  if (raw === null) return null;
  const run = readRun(raw, { isIngest: true, silentMeansRoot: verb === "post" && field === undefined });
  return run === null ? null : { run, part: verb === "patch" ? "end" : "begin" };
}

function rawOf(
  verb: string,
  id: string,
  field: string | undefined,
  value: JsonValue,
  contentType: string | null,
): JsonObject | null {
  const raw: JsonObject = { id };
  if (verb === "attachment") {
    setMember(raw, `attachment ${field ?? ""}`, { content_type: contentType, value });
    return raw;
  }
  if (field !== undefined) {
    setMember(raw, field, value);
    return raw;
  }
  return isObject(value) ? { ...raw, ...value } : null;
}
