import { writeJson } from "../../base/jsonWriter.ts";
import type { JsonObject } from "../../base/json.ts";
import { Masking } from "../../effects/secrets/masking.ts";
import { maskValue } from "../../effects/secrets/maskValue.ts";
import { otlpConversation, otlpSpan, type SpanAround } from "../../exports/otlpSpan.ts";
import { productVersion } from "../../productVersion.ts";
import { loadDraft, type DraftSource } from "../../trace/loadSighting.ts";
import { mergedDraft } from "../../trace/mergeSpans.ts";
import { partsOfStep } from "../findingsRows.ts";
import type { TraceIndexDatabase } from "../openDatabase.ts";
import { knownSecrets } from "../knownSecrets.ts";
import { stepRows, type StepRow } from "./stepRows.ts";

/** The normalised trace as one OTLP/JSON request, span by span; texts as `source` gives them. Conversations without spans become one span each. */
export async function* otlpText(db: TraceIndexDatabase, source: DraftSource): AsyncGenerator<string> {
  const attributes = [{ key: "service.name", value: { stringValue: "aftertrace export" } }];
  yield `{"resourceSpans":[{"resource":${writeJson({ attributes })},"scopeSpans":[{"scope":${writeJson({ name: "aftertrace", version: productVersion })},"spans":[`;
  let comma = "\n";
  const conversations = new Set<string>();
  for (const row of stepRows(db)) {
    const json = row.type === "span" ? await spanJson(db, source, row) : await conversationJson(db, source, row, conversations);
    if (json === null) continue;
    yield comma + json;
    comma = ",\n";
  }
  yield "\n]}]}]}\n";
}

function aroundOf(row: StepRow, spanId: string): SpanAround {
  const { traceId, parentId, name, startUs, endUs, thread, call, effect, harm, origin, exhibit, at } = row;
  const found = {
    "aftertrace.call": call === null ? null : `c${call}`, "aftertrace.effect": effect, "aftertrace.harm": harm === "none" ? null : harm, "aftertrace.origin": origin,
    "aftertrace.exhibit": `x${exhibit}`, "aftertrace.at": at,
  };
  return { traceId, spanId, parentId, name, startUs, endUs, thread, found };
}

async function spanJson(db: TraceIndexDatabase, source: DraftSource, row: StepRow): Promise<string | null> {
  if (row.record === null || row.draft === null) return null;
  const place = { exhibit: row.exhibit, record: row.record, draft: row.partial === 1 ? mergedDraft : row.draft };
  const draft = await loadDraft(source, place, row.partial === 1 ? partsOfStep(db, row.id) : []);
  return draft?.type === "span" ? written(db, otlpSpan(draft, aroundOf(row, row.spanId ?? `row ${row.id}`))) : null;
}

/** Drafts keep the names of tools as they are, because rows are joined by them; here a name that is a credential is masked too. */
const written = (db: TraceIndexDatabase, span: JsonObject): string => writeJson(maskValue(span, new Masking(knownSecrets(db))));

/** A conversation has many rows and one draft. */
async function conversationJson(db: TraceIndexDatabase, source: DraftSource, row: StepRow, known: Set<string>): Promise<string | null> {
  const { exhibit, record, draft, type } = row;
  if (type !== "message" || record === null || draft === null) return null;
  const key = `${record} ${draft}`;
  if (known.has(key)) return null;
  known.add(key);
  const whole = await source.draft({ exhibit, record, draft });
  return whole?.type === "conversation" ? written(db, otlpConversation(whole, { ...aroundOf(row, `conversation ${key}`), parentId: null, name: whole.traceName ?? "conversation" })) : null;
}
