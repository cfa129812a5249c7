import Database from "better-sqlite3";
import type { TableReader } from "../verification/verifyOptions.ts";

/**
 * The receipts that a producer keeps in an SQLite file, as the text that was signed, in the order in which they were stored;
 * of a file on the disk, or of its bytes. Null where it is no database or has no such table. It is opened read-only and never changed.
 */
export const receiptTexts: TableReader = (file) => {
  let database: Database.Database;
  try {
    database = "path" in file ? new Database(file.path, { readonly: true, fileMustExist: true }) : new Database(Buffer.from(file.bytes), { readonly: true });
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
  try {
    const statement = database.prepare<[], { readonly text: unknown }>("SELECT receipt_json AS text FROM receipts ORDER BY rowid");
    return rowsOf(database, statement);
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
};

function* rowsOf(database: Database.Database, statement: Database.Statement<[], { readonly text: unknown }>): Generator<string> {
  try {
    for (const { text } of statement.iterate()) yield typeof text === "string" ? text : Buffer.isBuffer(text) ? text.toString("utf8") : "";
  } catch (error) {
    // A page that cannot be read: what came before it counts, and an entry that cannot be read stands for the rest.
    if (!(error instanceof Database.SqliteError)) throw error;
    yield "";
  } finally {
    database.close();
  }
}
