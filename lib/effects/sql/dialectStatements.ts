import { ParserError, parse, type DialectInput } from "@guanmingchiu/sqlparser-ts";
import { functionKind } from "../../rules/effects/sqlFunctions.ts";
import { isObject, type JsonValue } from "../../base/json.ts";
import { textOr } from "./textOr.ts";
import { showsSecrets } from "./secretNames.ts";
import { plainFacts, type StatementFacts, type StatementKind } from "./statementFacts.ts";

export const dialects = ["generic", "mysql", "mssql", "snowflake", "bigquery", "sqlite", "clickhouse", "oracle", "databricks", "redshift", "hive", "duckdb", "ansi", "postgresql"] as const;
export type Dialect = (typeof dialects)[number];

/** Statements as the parser of one dialect reads them; null where it does not. */
export function dialectStatements(text: string, dialect: Dialect): StatementFacts[] | null {
  const trees = parsed(text, dialect);
  if (trees === null || trees.length === 0) return null;
  return trees.flatMap(factsOf);
}

function parsed(text: string, dialect: DialectInput): JsonValue[] | null {
  try {
    const trees: unknown = parse(text, dialect);
    return Array.isArray(trees) ? trees.map((tree: JsonValue) => tree) : null;
  } catch (error) {
    // The parser says what it cannot read by throwing; its stack of WebAssembly may end too.
    if (error instanceof ParserError || error instanceof Error) return null;
    throw error;
  }
}

type Node = { readonly [name: string]: JsonValue };
type Found = { readonly kind: StatementKind; readonly name: string; readonly node: Node };
type Collected = { readonly found: Found[]; readonly tables: string[]; readonly ctes: Set<string>; readonly functions: { readonly name: string; readonly first: string | null }[] };

function factsOf(tree: JsonValue): StatementFacts[] {
  if (typeof tree === "string") return [plainFacts(bareKind(tree), tree)];
  if (!isObject(tree)) return [plainFacts("unknown", "statement")];
  const [name = "", node] = Object.entries(tree)[0] ?? [];
  const body: Node = isObject(node) ? node : {};
  const into: Collected = { found: [], tables: [], ctes: new Set(), functions: [] };
  const top = kindOf(name, body);
  walk(body, into, 0);
  const tables = [...new Set(into.tables)].filter((table) => !into.ctes.has(table));
  if (name === "Explain") {
    const isRun = body["analyze"] === true || (Array.isArray(body["options"]) && /"analyze"/i.test(JSON.stringify(body["options"])));
    const inner = isObject(body["statement"]) ? factsOf(body["statement"]) : [];
    return isRun ? inner : [{ ...plainFacts("select", "EXPLAIN"), tables }];
  }
  const own = top === null || top === "select" ? [] : [detailed({ kind: top, name, node: body }, tables)];
  const inner = into.found.filter(({ kind }) => kind !== "select").map((one) => detailed(one, tables));
  const reaching = into.functions.flatMap(({ name: called, first }) => {
    const kind = functionKind(called);
    return kind === null ? [] : [{ ...plainFacts(kind, `${called}()`), tables, inner: kind === "program" && first !== null ? { language: "shell" as const, text: first } : null }];
  });
  const all = [...own, ...inner, ...reaching];
  if (all.length > 0) return all;
  return [top === "select" ? { ...plainFacts("select", "SELECT"), tables, secrets: showsSecrets(tables, columnsIn(body)) } : plainFacts("unknown", `${name} is not known`)];
}

/** The columns that the outermost query shows, `*` for all. */
function columnsIn(query: Node): string[] {
  const select = isObject(query["body"]) && isObject(query["body"]["Select"]) ? query["body"]["Select"] : null;
  if (select === null || !Array.isArray(select["projection"])) return [];
  return select["projection"].flatMap((one) => {
    if (isObject(one) && ("Wildcard" in one || "QualifiedWildcard" in one)) return ["*"];
    const shown = isObject(one) ? (one["UnnamedExpr"] ?? (isObject(one["ExprWithAlias"]) ? one["ExprWithAlias"]["expr"] : null)) : null;
    const named = isObject(shown) ? (shown["Identifier"] ?? (Array.isArray(shown["CompoundIdentifier"]) ? shown["CompoundIdentifier"].at(-1) : null)) : null;
    return isObject(named ?? null) && isObject(named) && typeof named["value"] === "string" ? [named["value"]] : [];
  });
}

const bareKind = (name: string): StatementKind => (/^(?:Commit)/i.test(name) ? "commit" : /^Rollback/i.test(name) ? "rollback" : /^Show|^Explain/i.test(name) ? "select" : "unknown");

const depthMax = 300;

function walk(node: JsonValue, into: Collected, depth: number): void {
  if (depth > depthMax) {
    into.found.push({ kind: "unknown", name: "too deep", node: {} });
    return;
  }
  if (Array.isArray(node)) for (const one of node) walk(one, into, depth + 1);
  if (!isObject(node)) return;
  for (const [name, value] of Object.entries(node)) {
    if (typeof value !== "object" || value === null) continue;
    if (name === "Table" && isObject(value) && "name" in value) into.tables.push(nameOf(value["name"]));
    else if ((name === "table_name" || name === "table" || name === "into_table") && Array.isArray(value)) into.tables.push(nameOf(value));
    else if (name === "TableName" && Array.isArray(value)) into.tables.push(nameOf(value));
    else if (name === "Function" && isObject(value)) into.functions.push({ name: nameOf(value["name"]), first: firstText(value["args"]) });
    else if (name === "cte_tables" && Array.isArray(value)) for (const one of value) if (isObject(one) && isObject(one["alias"]) && isObject(one["alias"]["name"])) into.ctes.add(textOr(one["alias"]["name"]["value"]));
    if (/^[A-Z]/.test(name) && isObject(value)) {
      const kind = innerKinds.has(name) ? kindOf(name, value) : null;
      if (kind !== null) into.found.push({ kind, name, node: value });
    }
    if (name === "into" && isObject(value) && "name" in value && !("insert_token" in node)) into.found.push({ kind: "selectInto", name: "SelectInto", node: value });
    walk(value, into, depth + 1);
  }
}

/** Statements that may stand inside others. */
const innerKinds = new Set(["Insert", "Update", "Delete", "Merge"]);

function nameOf(node: JsonValue | undefined): string {
  const parts = Array.isArray(node) ? node : isObject(node) && Array.isArray(node["name"]) ? node["name"] : [];
  return parts.flatMap((one) => (isObject(one) && isObject(one["Identifier"]) ? [textOr(one["Identifier"]["value"])] : isObject(one) && typeof one["value"] === "string" ? [one["value"]] : [])).join(".");
}

function firstText(node: JsonValue | undefined): string | null {
  const match = /"(?:SingleQuotedString|NationalStringLiteral|DoubleQuotedString)":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(node ?? null).slice(0, 10_000));
  return match === null ? null : (match[1] ?? "").replace(/\\"/g, '"').replace(/\\\\/g, "\\");
}

const kinds: Readonly<Record<string, StatementKind>> = {
  Query: "select", Insert: "insert", Update: "update", Delete: "delete", Truncate: "truncate", Drop: "drop", DropFunction: "dropShape", DropProcedure: "dropShape", DropTrigger: "dropShape", DropPolicy: "dropShape", DropSecret: "dropShape", DropExtension: "dropShape", DropDomain: "dropShape", DropConnector: "dropShape", DropOperator: "dropShape", DropOperatorFamily: "dropShape", DropOperatorClass: "dropShape",
  CreateTable: "shape", CreateView: "shape", CreateVirtualTable: "shape", CreateIndex: "shape", CreateSchema: "shape", CreateDatabase: "shape", CreateFunction: "shape", CreateTrigger: "shape", CreateProcedure: "shape", CreateMacro: "shape", CreateStage: "shape", CreateSequence: "shape", CreateDomain: "shape", CreateType: "shape", CreateExtension: "shape", CreateSecret: "shape", CreateConnector: "shape", CreateServer: "shape", CreateOperator: "shape", CreateOperatorFamily: "shape", CreateOperatorClass: "shape", CreateCollation: "shape", RenameTable: "shape", AlterView: "shape", AlterIndex: "shape", AlterSchema: "shape", AlterType: "shape", AlterConnector: "shape", AlterOperator: "shape", Comment: "shape",
  CreateRole: "grant", CreateUser: "grant", AlterRole: "grant", AlterUser: "grant", AlterSession: "session", CreatePolicy: "grant", AlterPolicy: "grant", Grant: "grant", Revoke: "grant", Deny: "grant",
  Set: "session", SetVariable: "session", SetNames: "session", SetRole: "session", SetTimeZone: "session", SetTransaction: "session", SetSessionParam: "session", Use: "session", Prepare: "session", Deallocate: "session", Declare: "session", Open: "session", Close: "session", Discard: "session", Reset: "session", Assert: "session", Print: "session", Savepoint: "savepoint", ReleaseSavepoint: "savepoint", Listen: "session", Unlisten: "session", Notify: "session", Return: "session", RaisError: "session", Raise: "session", WaitFor: "session",
  StartTransaction: "begin", Commit: "commit", Rollback: "rollback",
  ShowTables: "select", ShowColumns: "select", ShowCreate: "select", ShowDatabases: "select", ShowSchemas: "select", ShowFunctions: "select", ShowVariable: "select", ShowVariables: "select", ShowStatus: "select", ShowViews: "select", ShowCollation: "select", ShowObjects: "select", ShowCharset: "select", ShowProcessList: "select", ShowCatalogs: "select", ExplainTable: "select", Fetch: "select", List: "select", Pragma: "select", Describe: "select", ShowTriggers: "select",
  Analyze: "maintenance", Msck: "maintenance", Vacuum: "maintenance", OptimizeTable: "maintenance", Cache: "session", UNCache: "session", Flush: "maintenance", RefreshMaterializedView: "maintenance",
  Kill: "outage", LockTables: "lock", UnlockTables: "session", Lock: "lock", Execute: "program", Call: "program", Load: "program", LoadData: "copyIn", Install: "system", AttachDatabase: "session", AttachDuckDBDatabase: "session", DetachDuckDBDatabase: "session", ExportData: "copyOut", Unload: "copyOut", Directory: "replace", Remove: "drop", Undrop: "undo", Throw: "session", If: "program", While: "program", Case: "program",
};

function kindOf(name: string, node: Node): StatementKind | null {
  switch (name) {
    case "Insert": return node["replace_into"] === true || node["overwrite"] === true ? "replace" : "insert";
    case "Merge": return /"(?:Update|Delete)"/.test(JSON.stringify(node["clauses"] ?? null)) ? "mergeDelete" : "merge";
    case "Drop": return node["cascade"] === true && /^User$/i.test(textOr(node["object_type"])) ? "drop" : dropKind(textOr(node["object_type"]));
    case "CreateTable": return node["or_replace"] === true ? "createReplace" : isObject(node["query"]) ? "selectInto" : "shape";
    case "AlterTable": return operationsOf(node).some((one) => /^(?:DropColumn|DropPartitions|DropPartition|DetachPartition|DropPrimaryKeyColumns|Truncate\w*|ClearProjection|DropProjection)$/.test(one)) ? "alterDrop" : "shape";
    case "Copy": return copyKind(node);
    // With DEDUPLICATE rows that repeat others go.
    case "OptimizeTable": return (node["deduplicate"] ?? null) === null ? "maintenance" : "delete";
    case "LoadData": return node["overwrite"] === true ? "replace" : "copyIn";
    case "Unload": return /"(?:AllowOverwrite|CleanPath)"/i.test(JSON.stringify(node["options"] ?? null)) ? "replace" : "copyOut";
    case "CopyIntoSnowflake": return /"kind":"Location"/.test(JSON.stringify(node)) ? "copyOut" : "copyIn";
    case "Execute": return "program";
    case "Reset": return /"(?:master|slave|replica|binary)"/i.test(JSON.stringify(node)) ? "drop" : "session";
    default: return kinds[name] ?? null;
  }
}

function dropKind(type: string): StatementKind {
  if (/^(?:Role|User)$/i.test(type)) return "dropRole";
  return /^(?:Table|Schema|Database|Stage|Stream|Bucket|MaterializedViewData)$/i.test(type) ? "drop" : "dropShape";
}

const operationsOf = (node: Node): string[] => (Array.isArray(node["operations"]) ? node["operations"].flatMap((one) => (isObject(one) ? Object.keys(one) : typeof one === "string" ? [one] : [])) : []);

function copyKind(node: Node): StatementKind {
  const target = JSON.stringify(node["target"] ?? null);
  if (/"Program"/.test(target)) return "program";
  if (node["to"] === true) return /"Stdout"/.test(target) ? "select" : "copyOut";
  return "copyIn";
}

function detailed({ kind, name, node }: Found, tables: readonly string[]): StatementFacts {
  const base = { ...plainFacts(kind, wordsOf(kind, name, node)), tables };
  switch (name) {
    case "Update": case "Delete": return { ...base, filtered: mayBeFalse(node["selection"]) || isObject(node["limit"]) };
    case "OptimizeTable": return { ...base, filtered: true, tables: [...new Set([nameOf(node["name"]), ...tables])].filter((table) => table !== "") };
    case "Drop": {
      const names = (Array.isArray(node["names"]) ? node["names"] : []).map(nameOf);
      const type = textOr(node["object_type"]);
      return /^Schema$/i.test(type) ? { ...base, schemas: names } : /^Database$/i.test(type) ? { ...base, databases: names } : { ...base, tables: [...new Set([...names, ...tables])] };
    }
    case "Truncate": return { ...base, tables: [...new Set([...(Array.isArray(node["table_names"]) ? node["table_names"].map((one) => nameOf(isObject(one) ? one["name"] : one)) : []), ...tables])] };
    case "AlterTable": case "CreateTable": case "CreateView": case "CreateIndex": return { ...base, tables: [...new Set([nameOf(node["name"] ?? node["table_name"]), ...tables])].filter((table) => table !== "") };
    case "Insert": return { ...base, tables: [...new Set([nameOf(isObject(node["table"]) ? node["table"]["TableName"] : node["table_name"]), ...tables])].filter((table) => table !== "") };
    case "Copy": return kind === "program" ? { ...base, inner: { language: "shell", text: firstProgram(node) } } : base;
    case "Execute": return { ...base, ...executed(node) };
    default: return base;
  }
}

const firstProgram = (node: Node): string => /"Program":\{"command":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(node["target"] ?? null))?.[1]?.replace(/\\"/g, '"') ?? "";

/** `EXEC xp_cmdshell '…'`, `EXEC sp_executesql N'…'`, `EXECUTE IMMEDIATE '…'`: the text inside. */
function executed(node: Node): Partial<StatementFacts> {
  const name = nameOf(node["name"]).toLowerCase();
  const text = firstText(node["parameters"] ?? null) ?? firstText(node["name"] ?? null);
  if (name.endsWith('xp_cmdshell')) return { kind: "program", words: "xp_cmdshell", inner: text === null ? null : { language: "shell", text } };
  if (/sp_msforeach(?:table|db)$/.test(name) && text !== null) return { kind: "dynamic", words: name, inner: { language: "sql", text: text.replaceAll("?", "each_one") } };
  const known = functionKind(name);
  if (known !== null && known !== "program") return { kind: known, words: name };
  if (text !== null && (node["immediate"] === true || name.endsWith('executesql') || name === "")) return { kind: "dynamic", words: "EXECUTE", inner: { language: "sql", text } };
  if (/^sp_(?:help\w*|who\d?|columns|tables|databases|lock|spaceused|depends)$/.test(name.split(".").at(-1) ?? "")) return { kind: "select", words: name };
  return { words: `EXECUTE ${name}` };
}

function wordsOf(kind: StatementKind, name: string, node: Node): string {
  const type = name === "Drop" && typeof node["object_type"] === "string" ? ` ${node["object_type"].toUpperCase()}` : "";
  const where = name === "Delete" || name === "Update" ? (mayBeFalse(node["selection"]) ? " with a condition" : isObject(node["selection"]) ? " with a condition that is always true" : " without a condition") : "";
  return `${kind === "alterDrop" ? "ALTER TABLE … DROP" : name.replace(/([a-z])([A-Z])/g, "$1 $2").toUpperCase()}${type}${where}`;
}

/** Could the condition be false for some row? */
function mayBeFalse(node: JsonValue | undefined): boolean {
  if (!isObject(node)) return false;
  if (isObject(node["Nested"])) return mayBeFalse(node["Nested"]);
  if (isObject(node["Value"])) return !/"Boolean":true|"Number":\["0*[1-9]/.test(JSON.stringify(node["Value"]));
  if (isObject(node["BinaryOp"])) {
    const { left, op, right } = node["BinaryOp"];
    if (op === "Or") return mayBeFalse(left) && mayBeFalse(right);
    if (op === "And") return mayBeFalse(left) || mayBeFalse(right);
    const [a, b] = [bare(left), bare(right)];
    if (a === b && (op === "Eq" || op === "GtEq" || op === "LtEq")) return false;
    return !(op === "NotEq" && a !== b && isConstant(left) && isConstant(right));
  }
  if (isObject(node["Like"])) return !/^\{"Value":\{"value":\{"\w+":"%+"\}/.test(bare(node["Like"]["pattern"]));
  if (isObject(node["IsNotNull"])) return !isConstant(node["IsNotNull"]);
  return true;
}

const isConstant = (node: JsonValue | undefined): boolean => isObject(node) && isObject(node["Value"]);
const bare = (node: JsonValue | undefined): string => JSON.stringify(node ?? null).replace(/,?"span":\{"start":\{[^}]*\},"end":\{[^}]*\}\}/g, "");
