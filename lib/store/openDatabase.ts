import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import * as casesSchema from "../../drizzle/cases.ts";
import { casesPath } from "./dataFolder.ts";

/** How long a writer waits for another one before it gives up. */
const busyTimeoutMs = 5_000;
/** Page cache while an index is built: 32 MB (rows of one trace lie together, so more buys nothing), negative because SQLite counts positive numbers as pages. */
const buildCacheKib = -32_768;
/** Reading maps the file instead of copying pages; 1 GB of address space, not of memory. */
const readMapBytes = 1_073_741_824;

type Raw = Database.Database;
export type CasesDatabase = ReturnType<typeof casesOver>;
/** A connection to the index of one incident. */
export type TraceIndexDatabase = Raw;

declare global {
  /** Each route handler is a bundle of its own with its own modules; the process has one connection. */
  var aftertraceCases: Map<string, CasesDatabase> | undefined;
}

const casesOver = (raw: Raw) => drizzle(raw, { schema: casesSchema });
const migrationsOf = (root: string, kind: "cases" | "index") => join(root, "drizzle", "migrations", kind);

/** Opens `<dataDir>/aftertrace.sqlite` and brings it to the present schema. The same connection for the whole process. */
export function openCases(dataDir: string, root = process.cwd()): CasesDatabase {
  globalThis.aftertraceCases ??= new Map();
  const path = casesPath(dataDir);
  const known = globalThis.aftertraceCases.get(path);
  if (known?.$client.open) return known;
  mkdirSync(dataDir, { recursive: true });
  const raw = new Database(path, { timeout: busyTimeoutMs });
  raw.pragma("journal_mode = WAL");
  raw.pragma("synchronous = FULL");
  raw.pragma("foreign_keys = ON");
  // What is deleted is overwritten: an incident may hold customers' data.
  raw.pragma("secure_delete = ON");
  const cases = casesOver(raw);
  migrate(cases, { migrationsFolder: migrationsOf(root, "cases") });
  globalThis.aftertraceCases.set(path, cases);
  return cases;
}

/** Closes the connection of `openCases`; the next call opens a new one. */
export function closeCases(dataDir: string): void {
  const path = casesPath(dataDir);
  globalThis.aftertraceCases?.get(path)?.$client.close();
  globalThis.aftertraceCases?.delete(path);
}

/**
 * Opens an index. `create` makes a new one, set up for one writer that builds it from end to end: a crash
 * is answered by throwing the file away, so nothing is kept for recovery. `update` opens a copy of a finished one in the same way.
 * `root` is the clone, where the migrations lie.
 */
export function openTraceIndex(path: ":memory:" | (string & {}), mode: "create" | "update" | "readonly", root = process.cwd()): TraceIndexDatabase {
  if (mode === "readonly") return readTraceIndex(path);
  return mode === "create" ? createTraceIndex(path, root) : buildTraceIndex(path, () => undefined);
}

/** What an index of its own would take longer to lay out than to fill is begun as a copy. SQLite lets such a copy grow to 1 GB only. */
const copiedMax = 16 * 1_048_576;
const emptyIndexes = new Map<string, Buffer>();

/** An index in memory for exhibits of so many bytes. */
export function openMemoryIndex(bytes: number, root = process.cwd()): TraceIndexDatabase {
  if (bytes > copiedMax) return openTraceIndex(":memory:", "create", root);
  const known = emptyIndexes.get(root) ?? emptyIndex(root);
  emptyIndexes.set(root, known);
  return setUp(new Database(known), true, () => undefined);
}

function emptyIndex(root: string): Buffer {
  const raw = createTraceIndex(":memory:", root);
  try {
    return raw.serialize();
  } finally {
    raw.close();
  }
}

function createTraceIndex(path: string, root: string): Raw {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  return buildTraceIndex(path, (raw) => {
    migrate(drizzle(raw), { migrationsFolder: migrationsOf(root, "index") });
    raw.pragma(`user_version = ${traceIndexVersion(root)}`);
  });
}

function buildTraceIndex(path: string, prepare: (raw: Raw) => void): Raw {
  return setUp(new Database(path), path === ":memory:", prepare);
}

function setUp(raw: Raw, isInMemory: boolean, prepare: (raw: Raw) => void): Raw {
  try {
    // Not OFF: better-sqlite3 opens databases in defensive mode, which ignores that and keeps a journal on the disk.
    raw.pragma("journal_mode = MEMORY");
    raw.pragma("synchronous = OFF");
    raw.pragma("locking_mode = EXCLUSIVE");
    raw.pragma(`cache_size = ${buildCacheKib}`);
    if (isInMemory) raw.pragma("temp_store = MEMORY");
    prepare(raw);
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}

function readTraceIndex(path: string): Raw {
  const raw = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
  raw.pragma("query_only = ON");
  raw.pragma(`mmap_size = ${readMapBytes}`);
  return raw;
}

const versions = new Map<string, number>();

/** Raised where what is written changes and the tables do not. 1: texts of rows are masked. */
const writtenAs = 1;

/** A number that changes with the index's schema: an index built under another one is built again, not migrated. */
export function traceIndexVersion(root = process.cwd()): number {
  const known = versions.get(root);
  if (known !== undefined) return known;
  const hash = createHash("sha256").update(`written as ${writtenAs}`);
  const folder = migrationsOf(root, "index");
  for (const tag of migrationTags(folder)) hash.update(readFileSync(join(folder, `${tag}.sql`)));
  const version = hash.digest().readUInt32BE(0) & 0x7fff_ffff;
  versions.set(root, version);
  return version;
}

function migrationTags(folder: string): string[] {
  const journal: unknown = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8"));
  const entries = typeof journal === "object" && journal !== null && "entries" in journal ? journal.entries : [];
  if (!Array.isArray(entries)) return [];
  return entries.map((entry: { readonly tag: string }) => entry.tag);
}

/**
 * Runs a change as one transaction that takes the write lock at its start: a reading transaction that turns to
 * writing later is refused at once, whatever the timeout.
 */
export function writeCases<T>(cases: CasesDatabase, change: () => T): T {
  return cases.$client.transaction(change).immediate();
}
