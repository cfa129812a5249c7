import { z } from "zod";
import { originVerdicts } from "../findingsParts.ts";
import { passageId, passageOfId } from "../injection/injectionIndex.ts";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import { strengths, techniques, type CallOrigin, type Passage } from "../injection/runFindings.ts";
import { append } from "../trace/openCall.ts";
import { knownSecrets } from "./knownSecrets.ts";
import { keptStatement } from "./keptStatement.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** A passage of a document; `place` counts from 0. */
export type PassageRow = Passage & { readonly place: number };
/** An origin with where its call stands in the run. */
export type OriginRow = CallOrigin & { readonly run: number; readonly place: number };

const texts = z.string().nullable().transform((json) => (json === null ? [] : z.array(z.string()).parse(JSON.parse(json))));
const count = z.number().int();
const originSchema = z.object({
  call: count, verdict: z.enum(originVerdicts), strength: z.enum(strengths), rule: z.string(), document: count.nullable(), passageStart: count.nullable(), passageEnd: count.nullable(),
  for: texts, against: texts, words: texts, values: texts, missing: texts, run: count, place: count,
  path: z.string().nullable().transform((json) => (json === null ? [] : z.array(z.object({ kind: z.enum(["document", "call"]), number: count })).parse(JSON.parse(json)))),
});
const originColumns = `o.call, o.verdict, o.strength, o.rule, o.document, o.passage_start as passageStart, o.passage_end as passageEnd, o."for", o.against, o.words, o."values", o.path, o.missing, o.run, o.place`;

/** Why calls were made, from one number to another, by the call's number. */
export function originsOfCalls(db: TraceIndexDatabase, first: number, last: number): ReadonlyMap<number, OriginRow> {
  return originMap(db, keptStatement<[number, number]>(db, `select ${originColumns} from origins o where o.call between ? and ? order by o.call`).all(first, last));
}

/** The same for some calls, by their numbers. */
export function originsOf(db: TraceIndexDatabase, calls: readonly number[]): ReadonlyMap<number, OriginRow> {
  return originMap(db, keptStatement<[string]>(db, `select ${originColumns} from json_each(?) w join origins o on o.call = w.value`).all(JSON.stringify(calls)));
}

export const originOf = (db: TraceIndexDatabase, call: number): OriginRow | null => originsOfCalls(db, call, call).get(call) ?? null;

/** Reasons quote the evidence: a credential in them is told by its mask. */
function originMap(db: TraceIndexDatabase, rows: readonly unknown[]): ReadonlyMap<number, OriginRow> {
  const known = knownSecrets(db);
  const masked = (all: readonly string[]): string[] => all.map((text) => maskSecrets(text, known));
  return new Map(rows.map((row) => {
    const { passageStart, passageEnd, words, values, ...origin } = originSchema.parse(row);
    return [origin.call, { ...origin, for: masked(origin.for), against: masked(origin.against), shared: { words: masked(words), values: masked(values) }, passage: passageStart === null || passageEnd === null ? null : { start: passageStart, end: passageEnd } }];
  }));
}

const passageSchema = z.object({
  id: count, start: count, end: count, technique: z.enum(techniques), rule: z.string(), strength: z.enum(strengths), decoded: z.string().nullable(), why: z.string(),
});

/** The passages of documents from one number to another, by the document's number, in their order. */
export function passagesOfDocuments(db: TraceIndexDatabase, first: number, last: number): ReadonlyMap<number, PassageRow[]> {
  const rows = keptStatement<[number, number]>(db, 'select id, start, "end", technique, rule, strength, decoded, why from passages where id >= ? and id < ? order by id').all(passageId(first, 0), passageId(last + 1, 0));
  const found = new Map<number, PassageRow[]>();
  const known = knownSecrets(db);
  for (const row of rows) {
    const { id, ...passage } = passageSchema.parse(row);
    const { document, place } = passageOfId(id);
    append(found, document, { ...passage, decoded: passage.decoded === null ? null : maskSecrets(passage.decoded, known), place });
  }
  return found;
}
