import type Database from "better-sqlite3";
import type { TraceIndexDatabase } from "./openDatabase.ts";

const kept = new WeakMap<TraceIndexDatabase, Map<string, Database.Statement>>();

/** A statement that is compiled once for a connection. Only for `get`, `all` and `run`: what is stepped through is busy until its end. `sql` is one of few texts. */
export function keptStatement<Values extends unknown[], Row = unknown>(db: TraceIndexDatabase, sql: string): Database.Statement<Values, Row> {
  const known = kept.get(db) ?? new Map<string, Database.Statement>();
  kept.set(db, known);
  const statement = known.get(sql) ?? db.prepare<unknown[], unknown>(sql);
  known.set(sql, statement);
  // The text says what goes in and out, as with `prepare`.
  return statement as Database.Statement<Values, Row>;
}
