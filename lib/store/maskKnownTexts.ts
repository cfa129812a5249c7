import { textFill } from "../base/maskForm.ts";
import type { KnownSecrets } from "../effects/secrets/knownSecrets.ts";
import { maskSecrets, overlaid } from "../effects/secrets/maskSecrets.ts";
import { knownSecrets } from "./knownSecrets.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** What lists, rows and findings show without reading the exhibit. */
const shown = [
  { table: "steps", columns: ["name", "preview"] }, { table: "traces", columns: ["name"] }, { table: "effects", columns: ["why"] }, { table: "effect_targets", columns: ["name"] },
  { table: "factors", columns: ["message"] }, { table: "recovery_items", columns: ["title", "action", "proof", "alternatives", "warning"] }, { table: "external_events", columns: ["kind", "source", "text", "detail", "url"] },
] as const;
const rowsAtOnce = 5_000;
/** Names of which there are few, and by which rows are filtered: masked the same everywhere, the filter still finds them. */
const names = [
  { table: "calls", column: "tool" }, { table: "steps", column: "tool" }, { table: "steps", column: "model" }, { table: "steps", column: "agent" },
  { table: "documents", column: "source" }, { table: "traces", column: "thread" },
] as const;

/**
 * Masks, in the texts that the index keeps, the credentials that stand there without what gave them away elsewhere: all that the analysis met are
 * known only when it is done. What can be told by itself was masked when it was written. Once, before the read indexes are made.
 */
export function maskKnownTexts(db: TraceIndexDatabase): void {
  const known = knownSecrets(db);
  for (const { table, column } of names) maskNames(db, known, table, column);
  if (known.size === 0) return;
  for (const { table, columns } of shown) for (const column of columns) maskColumn(db, known, table, column);
}

function maskColumn(db: TraceIndexDatabase, known: KnownSecrets, table: string, column: string): void {
  const page = db.prepare<[number, number], { readonly id: number; readonly text: string }>(`select rowid as id, ${column} as text from ${table} where rowid > ? and ${column} is not null order by rowid limit ?`);
  const update = db.prepare<[string, number]>(`update ${table} set ${column} = ? where rowid = ?`);
  for (let rows = page.all(0, rowsAtOnce); rows.length > 0; rows = page.all(rows.at(-1)?.id ?? Infinity, rowsAtOnce)) {
    for (const { id, text } of rows) {
      const masked = maskKnown(text, known);
      if (masked !== text) update.run(masked, id);
    }
  }
}

function maskNames(db: TraceIndexDatabase, known: KnownSecrets, table: string, column: string): void {
  const update = db.prepare<[string, string]>(`update ${table} set ${column} = ? where ${column} = ?`);
  for (const name of db.prepare<[], string>(`select distinct ${column} from ${table} where ${column} is not null`).pluck().all()) {
    const masked = maskSecrets(name, known);
    if (masked === name) continue;
    update.run(masked, name);
    if (table === "calls") db.prepare<[string, string]>("update steps set name = ? where type = 'call' and name = ?").run(masked, name);
  }
}

/** The beginning of a word at a cut, where it may be the beginning of a credential. */
const cutWord = /(?=[^\s"'\\,;{}()<>[\]$|&`]{0,400}\d)[^\s"'\\,;{}()<>[\]$|&`]{4,400}…$/;

/** Of a credential at the end of a cut text nothing can be compared: a last word with digits is left out. */
function maskKnown(text: string, known: KnownSecrets): string {
  const masked = overlaid(text, known.in(text), textFill);
  return masked.endsWith("…") ? masked.replace(cutWord, "…") : masked;
}
