import Database from "better-sqlite3";
import type { TableReader } from "../verification/verifyOptions.ts";

/**
 * The receipts that a producer keeps in an SQLite file, as the text that was signed, in the order in which they were stored;
 * of a file on the disk, or of its bytes. Null where it is no database or has no such table. It is opened read-only and never changed.
 */
export const receiptTexts: TableReader = (file) => {
  const database = tried(() => opened(file));
  if (database === null) return null;
  const statement = tried(() => database.prepare<[], Row>("SELECT receipt_json AS text FROM receipts ORDER BY rowid"));
  if (statement === null) database.close();
  return statement === null ? null : rowsOf(database, statement);
};

/** One of them, by its number from 1; null where it cannot be read. */
export function receiptAt(file: TableFile, number: number): string | null {
  const database = tried(() => opened(file));
  try {
    const row = database === null ? null : tried(() => database.prepare<[number], Row>("SELECT receipt_json AS text FROM receipts ORDER BY rowid LIMIT 1 OFFSET ?").get(number - 1));
    return row ? textOf(row) : null;
  } finally {
    database?.close();
  }
}

type TableFile = Parameters<TableReader>[0];
type Row = { readonly text: unknown };

const opened = (file: TableFile): Database.Database => ("path" in file ? new Database(file.path, { readonly: true, fileMustExist: true }) : new Database(Buffer.from(file.bytes), { readonly: true }));
const textOf = ({ text }: Row): string => (typeof text === "string" ? text : Buffer.isBuffer(text) ? text.toString("utf8") : "");

/** What SQLite refuses is evidence that cannot be read. */
function tried<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
}

function* rowsOf(database: Database.Database, statement: Database.Statement<[], Row>): Generator<string> {
  try {
    for (const row of statement.iterate()) yield textOf(row);
  } catch (error) {
    // A page that cannot be read: what came before it counts, and an entry that cannot be read stands for the rest.
    if (!(error instanceof Database.SqliteError)) throw error;
    yield "";
  } finally {
    database.close();
  }
}
