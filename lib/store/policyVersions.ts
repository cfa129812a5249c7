import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { policyVersions } from "../../drizzle/cases.ts";
import { policyChangeSchema, type PolicyVersion, type PolicyVersionText } from "../api/policyContract.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import { annotationsMax, type AnnotationRefusal } from "./annotationRefusal.ts";
import { authorName, manyLines, oneLine } from "./cleanText.ts";
import { appendCustody } from "./custodyLog.ts";
import { byAuthor } from "./custodyWords.ts";
import { nowUs } from "./ids.ts";
import type { Store } from "./incidents.ts";
import { writeCases, type CasesDatabase } from "./openDatabase.ts";

type Row = typeof policyVersions.$inferSelect;
/** A policy that was made ready to be the next version. `after`: the version that it was made ready to follow; 0: none. */
export type NewPolicyVersion = Pick<Row, "name" | "text" | "hash" | "previous" | "source" | "restores" | "author" | "reason"> & { readonly after: number; readonly changes: PolicyVersion["changes"] };

const nameMax = 200;

/** Versions without their texts, newest first. */
export function policyVersionList(cases: CasesDatabase, incident: string): PolicyVersion[] {
  return cases.select().from(policyVersions).where(eq(policyVersions.incident, incident)).orderBy(desc(policyVersions.version)).all().map(versionOf).map(({ text: _, ...rest }) => rest);
}

/** One version, or the newest where none is named; null where there is none. */
export function policyVersion(cases: CasesDatabase, incident: string, version?: number): PolicyVersionText | null {
  const wanted = version === undefined ? eq(policyVersions.incident, incident) : and(eq(policyVersions.incident, incident), eq(policyVersions.version, version));
  const row = cases.select().from(policyVersions).where(wanted).orderBy(desc(policyVersions.version)).limit(1).get();
  return row === undefined ? null : versionOf(row);
}

/** The newest version of the allow-list as YAML; null where none was saved. */
export const policyText = ({ cases }: Pick<Store, "cases">, incident: string): string | null => policyVersion(cases, incident)?.text ?? null;

/** Saves the next version. It follows the one that it was made for, or it is refused: nobody overwrites what was not seen. */
export function savePolicyVersion({ cases }: Store, incident: string, { after, changes, ...given }: NewPolicyVersion): Result<PolicyVersionText, AnnotationRefusal> {
  return writeCases(cases, () => {
    const newest = policyVersion(cases, incident)?.version ?? 0;
    if (newest !== after) return errResult("version_is_old" as const);
    if (newest >= annotationsMax.policyVersions) return errResult("too_many_versions" as const);
    const row: Row = { ...given, incident, version: newest + 1, name: oneLine(given.name, nameMax), reason: manyLines(given.reason), author: authorName(given.author), madeUs: nowUs(), changes: JSON.stringify(changes) };
    cases.insert(policyVersions).values(row).run();
    const saved = versionOf(row);
    const words = `allow-list version ${row.version}, ${row.hash}, ${row.restores === null ? `from ${sourceWords[row.source]}` : `brings back version ${row.restores}`}, ${byAuthor(row.author)}; ${changes.length} ${changes.length === 1 ? "change" : "changes"}, ${saved.wider} of them wider${row.reason === "" ? "" : `; reason: ${JSON.stringify(row.reason)}`}`;
    appendCustody(cases, incident, "responder", row.restores === null ? "policy.saved" : "policy.restored", words, { detail: { version: row.version, hash: row.hash } });
    return okResult(saved);
  });
}

const sourceWords = { draft: "the draft", edit: "an edit", import: "an import", rollback: "an earlier version" } as const;

/** Writes down that a version left in the format of an engine. */
export function notePolicyExport({ cases }: Store, incident: string, words: string, object: { readonly name: string; readonly sha256: string; readonly bytes: number }): void {
  writeCases(cases, () => appendCustody(cases, incident, "responder", "policy.exported", words, { object }));
}

function versionOf({ incident: _, changes, ...row }: Row): PolicyVersionText {
  const read = z.array(policyChangeSchema).parse(JSON.parse(changes));
  return { ...row, changes: read, wider: read.filter(({ direction }) => direction === "wider").length };
}
