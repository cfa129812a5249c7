import { sqlRules } from "../../rules/effects/sql.ts";
import { draftOf } from "../draft.ts";
import type { EffectDraft, Target } from "../effect.ts";
import { procedureSteps } from "./procedureBody.ts";
import { ParserBudget } from "./parserBudget.ts";
import { readStatements } from "./readStatements.ts";
import type { StatementFacts, StatementKind } from "./statementFacts.ts";

const depthMax = 6;
const stepsMax = 500;

/** One effect for each statement of a text, in order; a transaction that is rolled back leaves nothing. Never empty. */
export function statementEffects(text: string, dialect: string | null, depth = 0, budget = new ParserBudget()): EffectDraft[] {
  if (text.trim() === "") return [draftOf(sqlRules.unknown, { why: "There is no statement in the call." })];
  if (depth > depthMax) return [draftOf(sqlRules.unknown, { why: "The text is too long or too deeply nested to be read." })];
  const facts = readStatements(text, dialect, budget);
  const undone = rolledBack(facts);
  const effects = facts.flatMap((one, at) => effectsOf(one, undone.has(at), dialect, depth, budget));
  return effects.length === 0 ? [draftOf(sqlRules.session, { why: "Only brackets of a transaction." })] : effects;
}

/** The same, each with the shell text that it makes the server run (`COPY … TO PROGRAM`, `xp_cmdshell`); null where there is none. */
export function programsIn(text: string, dialect: string | null, depth: number): { readonly effect: EffectDraft; readonly program: string | null }[] {
  const effects = statementEffects(text, dialect, depth);
  if (!effects.some(({ rule }) => rule === sqlRules.program.id)) return effects.map((effect) => ({ effect, program: null }));
  const programs = readStatements(text, dialect, new ParserBudget()).flatMap(({ inner }) => (inner?.language === "shell" ? [inner.text] : []));
  return effects.map((effect) => ({ effect, program: effect.rule === sqlRules.program.id ? (programs.shift() ?? null) : null }));
}

/** Places of statements between BEGIN and ROLLBACK. What was committed before stays; a savepoint is no transaction. */
function rolledBack(facts: readonly StatementFacts[]): ReadonlySet<number> {
  const undone = new Set<number>();
  let open: number | null = null;
  facts.forEach(({ kind }, at) => {
    if (kind === "begin") open ??= at;
    else if (kind === "commit") open = null;
    else if (kind === "rollback" && open !== null) {
      for (let place = open; place < at; place++) undone.add(place);
      open = null;
    }
  });
  return undone;
}

type RuleName = keyof typeof sqlRules;
const ruleNames: Readonly<Record<Exclude<StatementKind, "begin" | "commit" | "rollback" | "savepoint" | "update" | "delete">, RuleName>> = {
  select: "select", insert: "insert", replace: "replace", merge: "merge", mergeDelete: "mergeDelete", truncate: "truncate", drop: "drop", dropShape: "dropShape", dropRole: "dropRole", alterDrop: "alterDrop",
  createReplace: "createReplace", shape: "shape", selectInto: "selectInto", grant: "grant", session: "session", system: "system", maintenance: "maintenance", copyIn: "copyIn", copyOut: "copyOut", function: "function",
  functionDestroys: "functionDestroys", program: "program", dynamic: "dynamic", outage: "outage", lock: "lock", undo: "undo", unknown: "unknown", unreadMutation: "unreadMutation", unreadShape: "unreadShape",
};

function ruleNameOf({ kind, filtered }: StatementFacts): RuleName | null {
  switch (kind) {
    case "begin": case "commit": case "rollback": case "savepoint": return null;
    case "update": return filtered ? "update" : "updateAll";
    case "delete": return filtered ? "delete" : "deleteAll";
    default: return ruleNames[kind];
  }
}

/** Effects of a text that stands inside a statement. A step that is put together when it runs stays unknown. */
function withinOf(inner: StatementFacts["inner"], dialect: string | null, depth: number, budget: ParserBudget): EffectDraft[] {
  if (inner === null || inner.language === "shell") return [];
  if (inner.language === "sql") return statementEffects(inner.text, dialect, depth + 1, budget);
  return procedureSteps(inner.text).slice(0, stepsMax).flatMap(({ kind, text }) => (kind === "computed" ? [draftOf(sqlRules.dynamic, { why: `${text.slice(0, 120)} is put together when it runs.` })] : statementEffects(text, dialect, depth + 1, budget)));
}

function effectsOf(facts: StatementFacts, undone: boolean, dialect: string | null, depth: number, budget: ParserBudget): EffectDraft[] {
  const name = ruleNameOf(facts);
  if (name === null) return [];
  const { words, inner, tables, schemas, databases } = facts;
  const targets: Target[] = [...tables.map((one): Target => ({ kind: "table", name: one })), ...schemas.map((one): Target => ({ kind: "schema", name: one })), ...databases.map((one): Target => ({ kind: "database", name: one }))];
  const places = [...databases, ...schemas, ...tables.flatMap((table) => (table.includes(".") ? [table.split(".").slice(0, -1).join(".")] : []))];
  const own = draftOf(facts.secrets ? sqlRules.secrets : sqlRules[name], { why: `${words}.`, targets, places });
  const within = withinOf(inner, dialect, depth, budget).map((effect) => ({ ...effect, why: `${effect.why} It stands inside another statement.` }));
  // A wrapper whose inside is read is no riddle any more.
  const list = within.length > 0 && (own.class === "unknown" || own.rule === sqlRules.program.id) ? within : [own, ...within];
  const isChange = (effect: EffectDraft): boolean => effect.class === "data_mutation" || effect.class === "config_change";
  return undone ? list.map((effect) => (isChange(effect) ? { ...draftOf(sqlRules.rolledBack, { why: `${effect.why} The transaction is rolled back.`, targets: effect.targets, places: effect.places }) } : effect)) : list;
}
