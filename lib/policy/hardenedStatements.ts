import type { ToolPolicy } from "./policyDocument.ts";
import type { JsonSchema } from "./export/jsonSchemaValue.ts";
import type { RuleLine } from "./export/ruleLine.ts";
import type { OtherArguments, ToolShape } from "./hardenedTools.ts";

const column: JsonSchema = { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9_]{0,62}$" };
const value: JsonSchema = { anyOf: [{ type: "string" }, { type: "number" }, { type: "boolean" }, { type: "null" }] };
const condition: JsonSchema = { type: "object", properties: { column, operator: { enum: ["=", "<>", "<", ">", "<=", ">="] }, value }, required: ["column", "operator", "value"], additionalProperties: false };
const assignments: JsonSchema = { type: "array", minItems: 1, items: { type: "object", properties: { column, value }, required: ["column", "value"], additionalProperties: false } };

/** Follows from how the statement is put together. */
const given = new Set(["statement_type", "tables", "where", "effect", "destructive", "row_limit"]);
/** Is settled by the connection. */
const settled = new Set(["environment", "host", "shared"]);

type Parts = { readonly types: readonly string[]; readonly tables: readonly string[]; readonly where: "present" | "absent" | null; readonly rowsMax: number | null };

/** One tool for each kind of statement that a rule allows on its tables. */
export function statementTools(lines: readonly RuleLine[], others: OtherArguments, tool: ToolPolicy): readonly ToolShape[] | string {
  const odd = lines.find(({ name, subject }) => subject.kind !== "derived" || !(given.has(subject.name) || settled.has(name)));
  if (odd !== undefined) return `${odd.name} cannot be said in a schema`;
  const parts = partsOf(lines, tool);
  if (typeof parts === "string") return parts;
  const keeps = lines.filter(({ name }) => settled.has(name)).map(({ name }) => name);
  const shapes = parts.types.map((type) => statementShape(type, parts));
  const unknown = parts.types.find((_, at) => shapes[at] === null);
  if (unknown !== undefined) return `no tool is suggested for ${unknown}`;
  return shapes.filter((shape) => shape !== null).map((shape) => ({ ...shape, properties: { ...shape.properties, ...others.properties }, required: [...shape.required, ...others.required], keeps }));
}

function partsOf(lines: readonly RuleLine[], { limits }: ToolPolicy): Parts | string {
  const types = textsOf(lines, "statement_type");
  const tables = textsOf(lines, "tables");
  if (types === null || tables === null) return "its statements or its tables are not listed";
  const wheres = lines.some(({ name }) => name === "where") ? textsOf(lines, "where") : [];
  const [where, second] = wheres ?? [null];
  if (wheres === null || second !== undefined || (where !== undefined && where !== "present" && where !== "absent")) return "its condition is not told";
  const bounds = lines.filter(({ subject }) => subject.kind === "derived" && subject.name === "row_limit");
  if (bounds.some(({ atoms }) => atoms.length !== 1 || atoms[0]?.kind !== "compare" || atoms[0].sign !== "<=")) return "its limit of rows is not a greatest number";
  const rows = [...bounds.flatMap(({ atoms }) => (atoms[0]?.kind === "compare" ? [Math.floor(atoms[0].number)] : [])), ...(limits?.magnitude === undefined ? [] : [limits.magnitude.rows_max])];
  return { types, tables, where: where ?? null, rowsMax: rows.length === 0 ? null : Math.min(...rows) };
}

/** The texts that a line lists; null where there is no such line, or it lists more than texts. */
function textsOf(lines: readonly RuleLine[], name: string): readonly string[] | null {
  const found = lines.filter(({ subject }) => subject.kind === "derived" && subject.name === name);
  const [line, second] = found;
  const [atom, other] = line?.atoms ?? [];
  if (line === undefined || second !== undefined || line.isOptional || other !== undefined || atom?.kind !== "one_of" || atom.ignoreCase) return null;
  const texts = atom.values.filter((one) => typeof one === "string");
  return texts.length === atom.values.length && texts.length > 0 ? texts : null;
}

function statementShape(type: string, { tables, where, rowsMax }: Parts): Omit<ToolShape, "keeps"> | null {
  const table: JsonSchema = { enum: [...tables] };
  const filter = (isNeeded: boolean): { readonly [name: string]: JsonSchema } => (where === "absent" ? {} : { where: { type: "array", ...(isNeeded && { minItems: 1 }), items: condition } });
  const needed = where === "present" ? ["where"] : [];
  const about = (verb: string): string => `${verb} of ${tables.length === 1 ? "one table" : "one of the listed tables"}; the statement is put together by the tool, values are bound.`;
  switch (type) {
    case "SELECT": {
      const limit: { readonly [name: string]: JsonSchema } = rowsMax === null ? {} : { limit: { type: "integer", minimum: 1, maximum: Math.max(1, rowsMax) } };
      return { suffix: "select", description: about("Reads rows"), properties: { table, columns: { type: "array", minItems: 1, items: column }, ...filter(where === "present"), ...limit }, required: ["table", "columns", ...needed, ...Object.keys(limit)] };
    }
    case "INSERT": return where === "present" ? null : { suffix: "insert", description: about("Adds one row"), properties: { table, values: assignments }, required: ["table", "values"] };
    // A change of all rows is another thing than a change of some, whatever the rule says.
    case "UPDATE": return where === "absent" ? null : { suffix: "update", description: about("Changes rows"), properties: { table, values: assignments, ...filter(true) }, required: ["table", "values", "where"] };
    case "DELETE": return where === "absent" ? null : { suffix: "delete", description: about("Deletes rows"), properties: { table, ...filter(true) }, required: ["table", "where"] };
    default: return null;
  }
}
