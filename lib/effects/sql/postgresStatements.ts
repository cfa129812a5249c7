import { parseSync } from "libpg-query";
import { functionKind } from "../../rules/effects/sqlFunctions.ts";
import { isObject, type JsonValue } from "../../base/json.ts";
import { textOr } from "./textOr.ts";
import { showsSecrets } from "./secretNames.ts";
import { plainFacts, type StatementFacts, type StatementKind } from "./statementFacts.ts";

/** Statements as PostgreSQL's own parser reads them; null where it does not. */
export function postgresStatements(text: string): StatementFacts[] | null {
  const tree = parsed(text);
  if (tree === null) return null;
  const statements = Array.isArray(tree["stmts"]) ? tree["stmts"] : [];
  return statements.flatMap((one) => (isObject(one) && isObject(one["stmt"]) ? factsOf(one["stmt"]) : []));
}

function parsed(text: string): { readonly [name: string]: JsonValue } | null {
  try {
    const tree: unknown = parseSync(text);
    return isTree(tree) ? tree : null;
  } catch (error) {
    // The parser says what it cannot read by throwing; a tree too deep for its stack ends the same way.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** What the parser gives came out of its own JSON. */
function isTree(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Node = { readonly [name: string]: JsonValue };
type Found = { readonly kind: StatementKind; readonly name: string; readonly node: Node };

/** All statements in a tree, the outermost first, and all tables that it names. */
function factsOf(statement: Node): StatementFacts[] {
  const found: Found[] = [];
  const tables: string[] = [];
  const ctes = new Set<string>();
  const functions: Collected["functions"] = [];
  walk(statement, { found, tables, ctes, functions }, 0);
  const named = [...new Set(tables)].filter((table) => !ctes.has(table));
  const [outer] = Object.entries(statement);
  const kinds = found.map(({ kind }) => kind);
  const isPlainExplain = outer?.[0] === "ExplainStmt" && !analyses(outer[1]);
  if (isPlainExplain) return [{ ...plainFacts("select", "EXPLAIN"), tables: named }];
  const told = found.filter(({ kind }) => kind !== "select");
  const reaching = functions.flatMap(({ name, first }) => {
    const kind = functionKind(name);
    // What removes is told by name what: `drop_chunks('events', …)`.
    return kind === null ? [] : [{ ...plainFacts(kind, `${name}()`), tables: kind === "functionDestroys" && first !== null ? [...named, first] : named }];
  });
  if (told.length === 0 && reaching.length > 0) return reaching;
  if (told.length === 0) return kinds.length === 0 ? [plainFacts("unknown", `${outer?.[0] ?? "statement"} is not known`)] : [{ ...plainFacts("select", "SELECT"), tables: named, secrets: showsSecrets(named, columnsIn(statement)) }];
  return [...told.map((one) => detailed(one, named)), ...reaching];
}

/** The columns that the outermost query shows, `*` for all. */
function columnsIn(statement: Node): string[] {
  const select = statement["SelectStmt"];
  if (!isObject(select)) return [];
  return nodesUnder(select["targetList"], "ResTarget").flatMap(({ val }) => {
    const fields = isObject(val) && isObject(val["ColumnRef"]) ? val["ColumnRef"]["fields"] : [];
    return Array.isArray(fields) ? fields.slice(-1).flatMap((field) => (isObject(field) && isObject(field["A_Star"]) ? ["*"] : listedNames([field]))) : [];
  });
}

const analyses = (node: JsonValue): boolean => isObject(node) && Array.isArray(node["options"]) && node["options"].some((option) => isObject(option) && isObject(option["DefElem"]) && option["DefElem"]["defname"] === "analyze" && !/^(?:false|off|0)$/i.test(argumentText(option["DefElem"]["arg"])));

const argumentText = (node: JsonValue | undefined): string => (isObject(node) && isObject(node["String"]) && typeof node["String"]["sval"] === "string" ? node["String"]["sval"] : isObject(node) && isObject(node["Boolean"]) ? (node["Boolean"]["boolval"] === true ? "true" : "false") : "");

type Collected = { readonly found: Found[]; readonly tables: string[]; readonly ctes: Set<string>; readonly functions: { readonly name: string; readonly first: string | null }[] };
const depthMax = 400;

function walk(node: JsonValue, into: Collected, depth: number): void {
  if (depth > depthMax) {
    into.found.push({ kind: "unknown", name: "too deep", node: {} });
    return;
  }
  if (Array.isArray(node)) for (const one of node) walk(one, into, depth + 1);
  if (!isObject(node)) return;
  for (const [name, value] of Object.entries(node)) {
    if (isObject(value)) note(name, value, into);
    // Names of relations stand bare under these members.
    if ((name === "relation" || name === "rel" || name === "base" || name === "sourceRelation" || name === "view" || name === "viewname" || name === "fromClause") && isObject(value) && typeof value["relname"] === "string") into.tables.push(relationName(value));
    if (typeof value === "object" && value !== null) walk(value, into, depth + 1);
  }
}

function note(name: string, node: Node, { found, tables, ctes, functions }: Collected): void {
  if (name === "RangeVar" && typeof node["relname"] === "string") tables.push(relationName(node));
  else if (name === "CommonTableExpr" && typeof node["ctename"] === "string") ctes.add(node["ctename"]);
  else if (name === "FuncCall") functions.push({ name: listedNames(node["funcname"]).join("."), first: firstName(node["args"]) });
  const kind = /^[A-Z]\w*Stmt$/.test(name) ? statementKind(name, node) : null;
  if (kind !== null) found.push({ kind, name, node });
}

/** The first argument where it is a text that may be a name. */
function firstName(args: JsonValue | undefined): string | null {
  const first = Array.isArray(args) ? args[0] : undefined;
  const constant = isObject(first) && isObject(first["A_Const"]) && isObject(first["A_Const"]["sval"]) ? first["A_Const"]["sval"]["sval"] : null;
  return typeof constant === "string" && /^[\w."]{1,200}$/.test(constant) ? constant.replaceAll('"', "") : null;
}

const relationName = (node: Node): string => [node["catalogname"], node["schemaname"], node["relname"]].filter((part): part is string => typeof part === "string").join(".");

function listedNames(list: JsonValue | undefined): string[] {
  if (isObject(list) && isObject(list["List"])) return listedNames(list["List"]["items"]);
  if (isObject(list) && isObject(list["TypeName"])) return listedNames(list["TypeName"]["names"]);
  return Array.isArray(list) ? list.flatMap((one) => (isObject(one) && isObject(one["String"]) && typeof one["String"]["sval"] === "string" ? [one["String"]["sval"]] : [])) : [];
}

const kinds: Readonly<Record<string, StatementKind>> = {
  InsertStmt: "insert", UpdateStmt: "update", DeleteStmt: "delete", TruncateStmt: "truncate", DropdbStmt: "drop", DropRoleStmt: "dropRole", DropOwnedStmt: "drop", DropTableSpaceStmt: "dropShape", DropUserMappingStmt: "dropShape", DropSubscriptionStmt: "dropShape",
  GrantStmt: "grant", GrantRoleStmt: "grant", AlterRoleStmt: "grant", AlterRoleSetStmt: "grant", CreateRoleStmt: "grant", AlterDefaultPrivilegesStmt: "grant", AlterOwnerStmt: "grant", ReassignOwnedStmt: "grant", AlterPolicyStmt: "grant", CreatePolicyStmt: "grant", SecLabelStmt: "grant",
  VariableSetStmt: "session", VariableShowStmt: "select", DiscardStmt: "session", PrepareStmt: "session", DeallocateStmt: "session", DeclareCursorStmt: "session", ClosePortalStmt: "session", FetchStmt: "select", ListenStmt: "session", UnlistenStmt: "session", NotifyStmt: "session", ConstraintsSetStmt: "session", CheckPointStmt: "maintenance",
  AlterSystemStmt: "system", AlterDatabaseStmt: "system", AlterDatabaseSetStmt: "system", AlterDatabaseRefreshCollStmt: "system",
  VacuumStmt: "maintenance", ReindexStmt: "maintenance", ClusterStmt: "maintenance", RefreshMatViewStmt: "maintenance", LockStmt: "lock",
  ExecuteStmt: "program", CallStmt: "program", LoadStmt: "program", DoStmt: "dynamic",
  CreateStmt: "shape", IndexStmt: "shape", ViewStmt: "shape", CreateSchemaStmt: "shape", CreatedbStmt: "shape", RenameStmt: "shape", CommentStmt: "shape", CreateSeqStmt: "shape", AlterSeqStmt: "shape", CreateFunctionStmt: "shape", AlterFunctionStmt: "shape", CreateTrigStmt: "shape", CreateEventTrigStmt: "shape", AlterEventTrigStmt: "shape", CreateExtensionStmt: "shape", AlterExtensionStmt: "shape", AlterExtensionContentsStmt: "shape", CreateDomainStmt: "shape", AlterDomainStmt: "shape", CompositeTypeStmt: "shape", CreateEnumStmt: "shape", AlterEnumStmt: "shape", CreateRangeStmt: "shape", DefineStmt: "shape", RuleStmt: "shape", AlterObjectSchemaStmt: "shape", AlterObjectDependsStmt: "shape", CreateFdwStmt: "shape", CreateForeignServerStmt: "shape", CreateForeignTableStmt: "shape", CreateUserMappingStmt: "shape", AlterUserMappingStmt: "shape", AlterForeignServerStmt: "shape", AlterFdwStmt: "shape", ImportForeignSchemaStmt: "shape", CreateTableSpaceStmt: "shape", AlterTableSpaceOptionsStmt: "shape", CreatePublicationStmt: "shape", AlterPublicationStmt: "shape", CreateSubscriptionStmt: "shape", AlterSubscriptionStmt: "shape", CreateStatsStmt: "shape", AlterStatsStmt: "shape", CreateCastStmt: "shape", CreateConversionStmt: "shape", CreateTransformStmt: "shape", CreateAmStmt: "shape", CreateOpClassStmt: "shape", CreateOpFamilyStmt: "shape", AlterOpFamilyStmt: "shape", AlterOperatorStmt: "shape", AlterTypeStmt: "shape", CreatePLangStmt: "shape", AlterTSConfigurationStmt: "shape", AlterTSDictionaryStmt: "shape", AlterCollationStmt: "shape", ReplicaIdentityStmt: "shape", CreateTableAsStmt: "selectInto", ReturnStmt: "select", PLAssignStmt: "select",
};

function statementKind(name: string, node: Node): StatementKind | null {
  switch (name) {
    case "SelectStmt": return isObject(node["intoClause"]) ? "selectInto" : "select";
    case "ExplainStmt": return "select";
    case "TransactionStmt": return transactionKind(node["kind"]);
    case "DropStmt": return /^OBJECT_(?:TABLE|SCHEMA|DATABASE|MATVIEW|FOREIGN_TABLE|SEQUENCE|EXTENSION|TYPE|DOMAIN)$/.test(textOr(node["removeType"])) ? (/(?:TYPE|DOMAIN|EXTENSION|SEQUENCE|MATVIEW)$/.test(textOr(node["removeType"])) && node["behavior"] !== "DROP_CASCADE" ? "dropShape" : "drop") : "dropShape";
    case "AlterTableStmt": return commandsOf(node).some((one) => /^AT_(?:DropColumn|DetachPartition)$/.test(textOr(one["subtype"]))) ? "alterDrop" : "shape";
    case "AlterTableMoveAllStmt": return "shape";
    case "CopyStmt": return node["is_program"] === true ? "program" : node["is_from"] === true ? "copyIn" : typeof node["filename"] === "string" ? "copyOut" : "select";
    case "MergeStmt": return mergeClauses(node).some((one) => /^CMD_(?:DELETE|UPDATE)$/.test(textOr(one["commandType"]))) ? "mergeDelete" : "merge";
    case "InsertStmt": return "insert";
    case "RawStmt": case "AccessPriv": case "PLAssignStmt": return null;
    default: return kinds[name] ?? "unknown";
  }
}

function transactionKind(kind: JsonValue | undefined): StatementKind {
  switch (kind) {
    case "TRANS_STMT_BEGIN": case "TRANS_STMT_START": return "begin";
    case "TRANS_STMT_COMMIT": case "TRANS_STMT_COMMIT_PREPARED": return "commit";
    case "TRANS_STMT_ROLLBACK": case "TRANS_STMT_ROLLBACK_PREPARED": return "rollback";
    default: return "savepoint";
  }
}

const nodesUnder = (list: JsonValue | undefined, name: string): Node[] => (Array.isArray(list) ? list.flatMap((one) => (isObject(one) && isObject(one[name]) ? [one[name]] : [])) : []);
const commandsOf = (node: Node): Node[] => nodesUnder(node["cmds"], "AlterTableCmd");
const mergeClauses = (node: Node): Node[] => nodesUnder(node["mergeWhenClauses"], "MergeWhenClause");

function detailed({ kind, name, node }: Found, tables: readonly string[]): StatementFacts {
  const base = { ...plainFacts(kind, words(name, node)), tables };
  switch (name) {
    case "UpdateStmt": case "DeleteStmt": return { ...base, filtered: mayBeFalse(node["whereClause"]) };
    case "DropStmt": {
      const objects = (Array.isArray(node["objects"]) ? node["objects"] : []).map((one) => listedNames(isObject(one) && isObject(one["String"]) ? [one] : one).join("."));
      const type = textOr(node["removeType"]);
      if (type === "OBJECT_SCHEMA") return { ...base, schemas: objects };
      return /^OBJECT_(?:TABLE|MATVIEW|FOREIGN_TABLE|VIEW)$/.test(type) ? { ...base, tables: [...new Set([...objects, ...tables])] } : base;
    }
    case "DropdbStmt": case "CreatedbStmt": return { ...base, databases: [textOr(node["dbname"])] };
    case "CopyStmt": return node["is_program"] === true ? { ...base, inner: { language: "shell", text: textOr(node["filename"]) } } : base;
    case "DoStmt": return { ...base, inner: { language: "procedure", text: bodyOf(node) } };
    default: return base;
  }
}

const bodyOf = (node: Node): string => nodesUnder(node["args"], "DefElem").flatMap((one) => (one["defname"] === "as" ? [argumentText(one["arg"])] : [])).join("\n");

const names: Readonly<Record<string, string>> = { DropStmt: "DROP", DropdbStmt: "DROP DATABASE", DropRoleStmt: "DROP ROLE", TruncateStmt: "TRUNCATE", DeleteStmt: "DELETE", UpdateStmt: "UPDATE", InsertStmt: "INSERT", AlterTableStmt: "ALTER TABLE", CopyStmt: "COPY", DoStmt: "DO", MergeStmt: "MERGE", CreateStmt: "CREATE TABLE", CreateTableAsStmt: "CREATE TABLE AS", GrantStmt: "GRANT" };

function words(name: string, node: Node): string {
  const where = name === "DeleteStmt" || name === "UpdateStmt" ? (mayBeFalse(node["whereClause"]) ? " with a condition" : node["whereClause"] === undefined ? " without a condition" : " with a condition that is always true") : "";
  const type = typeof node["removeType"] === "string" ? ` ${node["removeType"].replace("OBJECT_", "").replaceAll("_", " ")}` : "";
  return `${names[name] ?? name.replace(/Stmt$/, "")}${type}${where}`;
}

/** Could the condition be false for some row? `1=1`, `true`, `a = a` and what is joined to them by OR could not. */
function mayBeFalse(node: JsonValue | undefined): boolean {
  if (!isObject(node)) return false;
  if (isObject(node["A_Const"])) return !(isObject(node["A_Const"]["boolval"]) && node["A_Const"]["boolval"]["boolval"] === true) && !isTrueNumber(node["A_Const"]);
  if (isObject(node["BoolExpr"])) {
    const parts = Array.isArray(node["BoolExpr"]["args"]) ? node["BoolExpr"]["args"] : [];
    const kind = node["BoolExpr"]["boolop"];
    if (kind === "OR_EXPR") return parts.every(mayBeFalse);
    return kind === "AND_EXPR" ? parts.some(mayBeFalse) : true;
  }
  if (isObject(node["A_Expr"])) {
    const { lexpr, rexpr, name } = node["A_Expr"];
    const operator = listedNames(name).join("");
    const [left, right] = [bare(lexpr), bare(rexpr)];
    const bothConstant = isConstant(lexpr) && isConstant(rexpr);
    if (left === right && /^(?:=|>=|<=|~~\*?)$/.test(operator)) return false;
    if (bothConstant && operator === "<>" && left !== right) return false;
    return !((operator === "~~" || operator === "~~*") && /"sval":"%+"/.test(right));
  }
  if (isObject(node["NullTest"])) return !(node["NullTest"]["nulltesttype"] === "IS_NOT_NULL" && isConstant(node["NullTest"]["arg"]));
  return true;
}

const isTrueNumber = (node: Node): boolean => isObject(node["ival"]) && Number(node["ival"]["ival"] ?? 0) !== 0;
const isConstant = (node: JsonValue | undefined): boolean => isObject(node) && isObject(node["A_Const"]);
const bare = (node: JsonValue | undefined): string => JSON.stringify(node ?? null).replace(/,?"location":\d+/g, "");
