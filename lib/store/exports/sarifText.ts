import { z } from "zod";
import { hash128 } from "../../base/hash.ts";
import { writeJson } from "../../base/jsonWriter.ts";
import { maskSecrets } from "../../effects/secrets/maskSecrets.ts";
import { citeSchema, type Cite } from "../../findings.ts";
import { sarifHead, sarifResult, sarifSchemaUri, sarifTool, type SarifArtifact, type SarifLevel, type SarifPlace, type SarifResult, type SarifRule } from "../../exports/sarif.ts";
import { productVersion } from "../../productVersion.ts";
import { effectRules } from "../../rules/effects/index.ts";
import { factorRules } from "../../rules/factors/factorRules.ts";
import { cueRules } from "../../rules/injection/cueRules.ts";
import { hiddenRules } from "../../rules/injection/hiddenRules.ts";
import { auditRows } from "../auditRows.ts";
import { factorRows } from "../factorRows.ts";
import { callRows, documentRows } from "../findingsRows.ts";
import { recordAround } from "../recordLookup.ts";
import type { TraceIndexDatabase } from "../openDatabase.ts";

const pageRows = 500;

/** What was found as one SARIF 2.1.0 run: harm and attempts, passages that instruct, factors, and breaks in signed logs. */
export function* sarifText(db: TraceIndexDatabase, artifacts: readonly SarifArtifact[]): Generator<string> {
  yield `{"$schema":${JSON.stringify(sarifSchemaUri)},"version":"2.1.0","runs":[{${writeJson(sarifHead(artifacts)).slice(1, -1)},"results":[`;
  const rules = new Map<string, number>();
  const firstWords = new Map<string, string>();
  let comma = "\n";
  for (const result of results(db)) {
    const index = rules.get(result.rule) ?? rules.size;
    rules.set(result.rule, index);
    if (!firstWords.has(result.rule)) firstWords.set(result.rule, result.message);
    yield `${comma}${writeJson(sarifResult(result, index, artifacts))}`;
    comma = ",\n";
  }
  const told = [...rules.keys()].map((id) => knownRules().get(id) ?? { id, title: id, why: firstWords.get(id) ?? id });
  yield `\n],"tool":${writeJson(sarifTool(productVersion, told))}}]}\n`;
}

function* results(db: TraceIndexDatabase): Generator<SarifResult> {
  yield* ofCalls(db);
  yield* ofDocuments(db);
  for (const { code, message, cites, calls } of factorRows(db)) yield { rule: code, level: "note", message: clean(message), places: placesOf(db, cites), key: hash128(`${code} ${cites.map(citeText).join(" ")}`), properties: { calls: calls.map((call) => `c${call}`) } };
  yield* ofLogs(db);
}

/** Effects of calls that did harm, or tried to. */
function* ofCalls(db: TraceIndexDatabase): Generator<SarifResult> {
  const standing = db.prepare<[number], string | null>("select harm from calls where number = ?").pluck();
  for (let after = 0, page = callRows(db, { after, count: pageRows }); page.length > 0; page = callRows(db, { after, count: pageRows })) {
    after = page.at(-1)?.number ?? after;
    for (const { number, tool, state, effects, origin, cites } of page) {
      const harm = standing.get(number) ?? "none";
      if (harm === "none") continue;
      for (const { class: name, destructive, reversible, shared, environment, targets, rule, why } of effects.filter((effect, place) => place === 0 || effect.destructive)) {
        const on = targets.length === 0 ? "" : `, on ${targets.slice(0, 5).map((target) => target.name).join(", ")}${targets.length > 5 ? ` and ${targets.length - 5} more` : ""}`;
        yield {
          rule, level: harm === "harmful" ? "error" : "warning", message: clean(`c${number}, ${tool} (${state}): ${why}${on}`), places: placesOf(db, cites), key: hash128(`${rule} ${cites.map(citeText).join(" ")}`),
          properties: { call: `c${number}`, harm, class: name, destructive, reversible, shared, environment, origin: origin?.verdict ?? null },
        };
      }
    }
  }
}

function* ofDocuments(db: TraceIndexDatabase): Generator<SarifResult> {
  for (let after = 0, page = documentRows(db, { after, count: pageRows }); page.length > 0; page = documentRows(db, { after, count: pageRows })) {
    after = page.at(-1)?.number ?? after;
    for (const { number, source, verdict, passages, cites } of page)
      for (const { start, end, technique, rule, strength, why } of passages)
        yield {
          rule, level: verdict === "injected" ? "error" : "warning", message: clean(`d${number}, from ${source ?? "an unnamed source"}, characters ${start} to ${end}: ${why}`), places: placesOf(db, cites),
          key: hash128(`${rule} ${start} ${end} ${cites.map(citeText).join(" ")}`), properties: { document: `d${number}`, start, end, technique, strength, verdict },
        };
  }
}

const warnings = new Set(["tail_unproven", "clock_backwards", "unknown_key", "not_signed"]);

function* ofLogs(db: TraceIndexDatabase): Generator<SarifResult> {
  for (const { head, findings } of auditRows(db)) {
    const exhibit = Number(z.string().parse(head["exhibit"]).slice(1));
    for (const finding of findings()) {
      const { class: kind, entry, message } = findingSchema.parse(finding);
      const level: SarifLevel = warnings.has(kind) ? "warning" : "error";
      yield { rule: `audit.${kind}`, level, message: clean(`entry ${entry} of x${exhibit}: ${message}`), places: [{ exhibit, at: `entry ${entry}`, range: null }], key: hash128(`${kind} ${exhibit} ${entry}`), properties: { entry } };
    }
  }
}
const findingSchema = z.object({ class: z.string(), entry: z.number(), message: z.string() });

const clean = (text: string): string => maskSecrets(text).slice(0, 2_000);
const citeText = ({ exhibit, at }: Cite): string => `${exhibit}${at}`;
const placesMax = 20;

/** Where a finding rests: the record that the place lies in, by its bytes. */
function placesOf(db: TraceIndexDatabase, cites: readonly Cite[]): SarifPlace[] {
  return cites.slice(0, placesMax).map((cite) => {
    const { exhibit, at } = citeSchema.parse(cite);
    const number = Number(exhibit.slice(1));
    const record = recordAround(db, number, at);
    return { exhibit: number, at, range: record === null || record.offset === null || record.length === null ? null : { offset: record.offset, bytes: record.length } };
  });
}

let known: ReadonlyMap<string, SarifRule> | undefined;
const knownRules = (): ReadonlyMap<string, SarifRule> => (known ??= new Map([...effectRules, ...factorRules, ...cueRules, ...hiddenRules].map(({ id, title, why }) => [id, { id, title, why }])));
