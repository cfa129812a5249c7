import { sqlRules } from "../../rules/effects/sql.ts";
import { dialects, dialectStatements, type Dialect } from "./dialectStatements.ts";
import type { ParserBudget } from "./parserBudget.ts";
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
const textMax = 131_072;
const blockMax = 32_768;
/** Longer statements are tried in the commonest dialects only. */
const shortMax = 2_048;

/**
 * Statements of a text as a parser reads them. The dialect that the call names comes first; else PostgreSQL, then the
 * others. Where dialects read a text differently (backslashes in strings, `#` comments), the graver reading stands.
 */
export function readStatements(whole: string, dialect: string | null, budget: ParserBudget): readonly StatementFacts[] {
  const key = `${dialect ?? ""}\n${whole}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const facts = readText(whole, dialect, budget);
  if (budget.wasShort || whole.length > rememberedLength) return facts;
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(key, facts);
  return facts;
}

/** Agents send the same statements again and again. What a text says depends on nothing else. */
const remembered = new Map<string, readonly StatementFacts[]>();
const rememberedMax = 2_048;
const rememberedLength = 4_096;

function readText(whole: string, dialect: string | null, budget: ParserBudget): StatementFacts[] {
  parsersLoaded();
  const text = whole.slice(0, textMax);
  const rest = whole.length > textMax ? [plainFacts("unknown", `Of ${whole.length} letters the first ${textMax} are read`)] : [];
  const given = dialect === null ? null : (named.find(([pattern]) => pattern.test(dialect))?.[1] ?? null);
  const standard = readAs(text, given, false, budget);
  const isPlain = (given !== null && given !== "mysql" && given !== "bigquery" && given !== "databricks" && given !== "clickhouse") || !/\\|#|\/\*!/.test(text);
  if (isPlain) return [...standard, ...rest];
  const escaped = readAs(text, given ?? "mysql", true, budget);
  return [...(given === "mysql" ? escaped : graver(standard, escaped)), ...rest];
}

/** `BEGIN … END;` and `DECLARE … BEGIN … END;` without a word of a transaction: statements of a block, not a transaction. */
const isBlock = (text: string): boolean => blockHead.test(text) && blockEnd.test(text.slice(-200).trimEnd());
const blockHead = /^\s*(?:DECLARE\b[^]{0,20000}?\bBEGIN\b|BEGIN\s+(?!(?:TRAN\w*|WORK|DEFERRED|IMMEDIATE|EXCLUSIVE|CONCURRENT|ISOLATION|READ|NOT|DISTRIBUTED)\b))/i;
const blockEnd = /\bEND\b(?:\s{1,20}\w{1,60})?\s{0,20};?\s{0,20}\/?$/i;

function readAs(text: string, given: Dialect | null, backslashes: boolean, budget: ParserBudget): StatementFacts[] {
  if (text.length < blockMax && isBlock(text)) return [{ ...plainFacts("program", "A block of statements"), inner: { language: "procedure", text } }];
  const pieces = splitStatements(text, backslashes);
  if (pieces.length > statementsMax) return [plainFacts("unknown", `${pieces.length} statements are too many to be read`)];
  // Many statements at once cost one turn of the parser, where it reads them all.
  if (pieces.length > 8 && !backslashes && (given === null || given === "postgresql") && budget.take(text.length)) {
    const facts = postgresStatements(text);
    if (facts !== null && facts.length >= pieces.length && !facts.some(({ kind }) => kind === "unknown")) return facts;
  }
  return pieces.flatMap((piece) => readOne(piece, given, backslashes, budget));
}

function readOne({ text, bare }: StatementText, given: Dialect | null, backslashes: boolean, budget: ParserBudget): StatementFacts[] {
  const order: readonly Dialect[] = given === null ? (backslashes ? ["mysql", "postgresql", ...dialects] : ["postgresql", ...dialects]) : [given, "generic", "postgresql"];
  for (const dialect of [...new Set(order)].slice(0, text.length > shortMax ? 3 : order.length)) {
    if (!budget.take(text.length)) break;
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
