import { sqlRules } from "../../rules/effects/sql.ts";
import { dialects, dialectStatements, type Dialect } from "./dialectStatements.ts";
import { headFacts } from "./headPatterns.ts";
import { parsersLoaded } from "./loadParsers.ts";
import { postgresStatements } from "./postgresStatements.ts";
import { splitStatements, type StatementText } from "./splitStatements.ts";
import { plainFacts, type StatementFacts, type StatementKind } from "./statementFacts.ts";

const named: readonly (readonly [RegExp, Dialect])[] = [
  [/my\s?sql|maria|tidb|aurora-mysql/i, "mysql"], [/t-?sql|ms\s?sql|sql\s?server|synapse|azure/i, "mssql"], [/snowflake/i, "snowflake"], [/big\s?query|googlesql/i, "bigquery"], [/sqlite|libsql|turso|d1/i, "sqlite"], [/click/i, "clickhouse"],
  [/oracle|pl\/?sql/i, "oracle"], [/databricks|spark/i, "databricks"], [/redshift/i, "redshift"], [/hive|impala|presto|trino|athena/i, "hive"], [/duck/i, "duckdb"], [/postgres|pg|cockroach|timescale|supabase|neon/i, "postgresql"],
];

const statementsMax = 2_000;

/**
 * Statements of a text as a parser reads them. The dialect that the call names comes first; else PostgreSQL, then the
 * others. Where dialects read a text differently (backslashes in strings, `#` comments), the graver reading stands.
 */
export function readStatements(text: string, dialect: string | null): StatementFacts[] {
  parsersLoaded();
  const given = dialect === null ? null : (named.find(([pattern]) => pattern.test(dialect))?.[1] ?? null);
  const standard = readAs(text, given, false);
  if (given !== null && given !== "mysql" && given !== "bigquery" && given !== "databricks" && given !== "clickhouse") return standard;
  if (!/\\|#|\/\*!/.test(text)) return standard;
  const escaped = readAs(text, given ?? "mysql", true);
  return given === "mysql" ? escaped : graver(standard, escaped);
}

function readAs(text: string, given: Dialect | null, backslashes: boolean): StatementFacts[] {
  const pieces = splitStatements(text, backslashes);
  if (pieces.length > statementsMax) return [plainFacts("unknown", `${pieces.length} statements are too many to be read`)];
  return pieces.flatMap((piece) => readOne(piece, given, backslashes));
}

function readOne({ text, bare }: StatementText, given: Dialect | null, backslashes: boolean): StatementFacts[] {
  const order: readonly Dialect[] = given === null ? (backslashes ? ["mysql", "postgresql", ...dialects] : ["postgresql", ...dialects]) : [given, "generic", "postgresql"];
  for (const dialect of new Set(order)) {
    const facts = dialect === "postgresql" ? postgresStatements(text) : dialectStatements(text, dialect);
    if (facts !== null && facts.length > 0) return facts.some(({ kind }) => kind === "unknown") ? (byHead(bare) ?? facts) : facts;
  }
  return byHead(bare) ?? [plainFacts("unknown", `No parser reads ${bare.slice(0, 80)}`)];
}

const byHead = (bare: string): StatementFacts[] | null => {
  const facts = headFacts(bare);
  return facts === null ? null : [facts];
};

/** Of two readings of the same text the one whose worst statement is worse. */
function graver(a: readonly StatementFacts[], b: readonly StatementFacts[]): StatementFacts[] {
  const weight = (facts: readonly StatementFacts[]): number => Math.max(0, ...facts.map(({ kind }) => weightOf(kind)));
  return weight(b) > weight(a) ? [...b] : [...a];
}

function weightOf(kind: StatementKind): number {
  if (kind === "begin" || kind === "commit" || kind === "rollback" || kind === "savepoint") return 0;
  const rule = sqlRules[kind === "update" ? "update" : kind === "delete" ? "delete" : kind];
  return rule.effect.destructive ? 4 : rule.effect.class === "read_only" ? 1 : rule.effect.class === "unknown" ? 2 : 3;
}
