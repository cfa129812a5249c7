import { isObject, type JsonValue } from "../base/json.ts";
import { shellRules } from "../rules/effects/shell.ts";
import { toolRules } from "../rules/effects/tools.ts";
import { CallNotes } from "./callNotes.ts";
import { draftOf } from "./draft.ts";
import type { EffectDraft } from "./effect.ts";
import { environmentIn } from "./environment/environmentOf.ts";
import { commandsMax, here, lettersMax, type Follow, type Frame } from "./shell/frame.ts";
import { fullPath } from "./shell/paths.ts";
import { runCommand } from "./shell/runCommand.ts";
import { runScript } from "./shell/runScript.ts";
import { Scope } from "./shell/scope.ts";
import { noStdin } from "./shell/shellWord.ts";
import { runProgram } from "./programs/runProgram.ts";
import type { Session } from "./session.ts";
import { ParserBudget } from "./sql/parserBudget.ts";
import { readStatements } from "./sql/readStatements.ts";
import { tellSql } from "./sql/tellSql.ts";
import { graphqlEffects } from "./structured/graphql.ts";
import { tellRequest } from "./structured/http.ts";
import { agentTool } from "./structured/agentTool.ts";
import { editorCall } from "./structured/editorCall.ts";
import { toolNameEffect } from "./structured/toolName.ts";
import { nameWords } from "./structured/nameWords.ts";
import type { ToolCall } from "./toolCall.ts";

const follow: Follow = { script: runScript, command: runCommand };

type Values = { readonly [name: string]: JsonValue };

const shellTools = /^(?:bash|sh|shell|zsh|terminal|console|command|cmd|powershell|exec|local_shell|run_?(?:bash|shell|terminal|cmd|command|commands|in_terminal|terminal_cmd|shell_command|script|cli)|execute_?(?:bash|shell|command|cmd|script|terminal)|bash_?(?:tool|exec|command)|shell_?(?:tool|exec|command|execute)|container\.exec|execute|run|cli|ssh|ssh_?exec|kubectl|git|aws|gcloud|az|docker|terraform|helm|npm)$/i;
const commandNames = ["command", "cmd", "cli_command", "cliCommand", "shell_cmd", "terminal_command", "commands", "script", "shell_command", "commandline", "command_line", "bash", "bash_command", "input", "code"];
const statementNames = ["query", "sql", "statement", "sql_query", "queries", "statements", "sqlQuery", "sql_statement", "q", "input"];
const graphqlNames = ["query", "document", "mutation", "graphql", "gql"];
const codeNames = ["code", "script", "function", "expression", "javascript", "source", "program", "python_code", "content", "input"];

/** The drafts of a call: its arguments decide which language reads them; where none does, its name. Never empty. */
export function draftsOf(call: ToolCall, session: Session, notes = new CallNotes()): EffectDraft[] {
  const drafts: EffectDraft[] = [];
  const tell = (effect: EffectDraft): void => void drafts.push(effect);
  const values = valuesOf(call.arguments);
  const own = agentTool(call);
  if (own !== null) return [own];
  try {
    if (values === null || !byLanguage(call, values, session, tell, notes)) byName(call, values, session, tell);
  } catch (error) {
    // Hostile nesting ends the stack of a parser or of a walk over its tree: what was told until then stands.
    if (!(error instanceof RangeError)) throw error;
    tell(draftOf(shellRules.tooDeep, { why: `${call.tool.slice(0, 100)}: the arguments are too deeply nested to be followed.` }));
  }
  return drafts.length === 0 ? [draftOf(toolRules.nothing, { why: `${call.tool}: nothing in it acts.` })] : drafts;
}

/** By the tool's name, and by what stands in arguments that the server says are a language: neither makes the other milder. */
function byName(call: ToolCall, values: Values | null, session: Session, tell: (effect: EffectDraft) => void): void {
  const told = toolNameEffect(call);
  const said: EffectDraft[] = [];
  for (const { name, language } of values === null ? [] : (call.schema?.languages ?? [])) {
    const text = values?.[name];
    if (typeof text !== "string" || text.trim() === "" || values === null) continue;
    const frame = frameOf(session, (effect) => void said.push(effect), values);
    if (language === "shell") runScript(text, frame);
    else if (sqlHead.test(text)) tellSql(text, { dialect: null, where: here, how: "", tell: (effect) => void said.push(effect), follow, depth: 0 });
  }
  if (said.length === 0 || (told.class !== "unknown" && told.class !== "read_only")) tell(told);
  said.forEach(tell);
}

function valuesOf(given: JsonValue | undefined): Values | null {
  if (given === undefined || given === null) return null;
  if (isObject(given)) return given;
  return typeof given === "string" || Array.isArray(given) ? { input: given } : null;
}

/** Answers whether a language was found in the arguments. */
function byLanguage(call: ToolCall, values: Values, session: Session, tell: (effect: EffectDraft) => void, notes: CallNotes): boolean {
  const { words } = nameWords(call.tool);
  const bare = words.join("_");
  const edits = editorCall(call.tool, values);
  if (edits !== null && edits.length > 0) {
    edits.forEach(tell);
    return true;
  }
  if (httpCall(call, values, words, tell, notes)) return true;
  if (graphqlCall(values, words, tell, notes)) return true;
  if (sqlCall(values, words, tell, notes)) return true;
  const language = codeLanguage(words, values);
  if (language !== null) {
    const code = textUnder(values, codeNames);
    if (code !== null) {
      noteNames(notes, values, codeNames);
      notes.hasProgram = true;
      runProgram(language, code, { option: "", line: call.tool }, frameOf(session, tell, values));
      return true;
    }
  }
  if (!shellTools.test(bare) && !words.some((word) => /^(?:bash|shell|terminal|ssh)$/.test(word)) && !(words.length <= 2 && toolWord.test(words[0] ?? "")) && !("cli_command" in values || "cliCommand" in values) && !("command" in values && /^(?:run|exec|execute|start|launch)/.test(bare))) return false;
  const command = commandText(values, words);
  if (command === null) return false;
  noteNames(notes, values, [...commandNames, "args", "arguments", "argv"]);
  const frame = frameOf(session, inFolder(session.cwd, tell), values, notes);
  runScript(command, frame);
  const { cwd } = frame.scope;
  if (cwd !== null) session.cwd = fullPath(cwd, session.cwd);
  return true;
}

/** Where a call names no environment itself, the folder that an earlier one went to may. */
function inFolder(cwd: string | null, tell: Frame["tell"]): Frame["tell"] {
  const folder = cwd?.replace(/^\/(?:home|Users)\/[^/]+/, "") ?? "";
  if (environmentIn(folder).size === 0) return tell;
  return (effect) => tell(effect.places.some((place) => environmentIn(place).size > 0) ? effect : { ...effect, places: [...effect.places, folder] });
}

function frameOf(session: Session, tell: (effect: EffectDraft) => void, values: Values, notes: CallNotes | null = null): Frame {
  const scope = new Scope();
  const cwd = ["cwd", "workdir", "working_directory", "workingDirectory", "directory", "path"].flatMap((name) => (typeof values[name] === "string" ? [values[name]] : []))[0];
  scope.cwd = cwd ?? null;
  for (const [name, value] of session.exported) scope.set(name, value);
  const host = ["host", "hostname", "server"].flatMap((name) => (typeof values[name] === "string" ? [values[name]] : []))[0];
  const where = host === undefined ? here : { host, shared: !/^(?:localhost|127\.0\.0\.1)$/.test(host), places: [host] };
  return { scope, where: { ...where, places: [...where.places, ...environmentValues(values)] }, stdin: noStdin, session, follow, tell, depth: 0, budget: { left: commandsMax, letters: lettersMax }, ...(notes === null ? {} : { notice: (words) => void notes.commands.push(words) }) };
}

const environmentValues = (values: Values): string[] => Object.entries(values).flatMap(([name, value]) => (typeof value === "string" && value.length < 200 && /^(?:env|environment|stage|namespace|cluster|context|profile|project|database|connection|host|target|workspace|account|service)$/i.test(name) ? [value] : []));

/** The command as shell text: a text, or a list of words (`["bash", "-lc", "…"]`), or a name and its `args`. */
function commandText(values: Values, words: readonly string[]): string | null {
  for (const name of commandNames) {
    const value = values[name];
    const rest = Array.isArray(values["args"]) ? values["args"].flatMap((one) => (typeof one === "string" ? [quoted(one)] : [])).join(" ") : "";
    if (typeof value === "string" && value.trim() !== "") return withTool(rest === "" ? value : `${value} ${rest}`, words);
    if (Array.isArray(value) && value.every((one) => typeof one === "string")) return name === "commands" ? value.join("\n") : withTool(value.map((one) => quoted(String(one))).join(" "), words);
  }
  const args = values["args"] ?? values["arguments"] ?? values["argv"];
  if (typeof args === "string") return withTool(args, words);
  if (Array.isArray(args) && args.every((one) => typeof one === "string")) return withTool(args.map((one) => quoted(String(one))).join(" "), words);
  return null;
}

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** Command lines that tools are called after. */
const toolWord = /^(?:kubectl|git|aws|gcloud|az|docker|terraform|helm|npm|psql|redis|gh)$/;

/** A tool that is a command itself (`kubectl`, `git`) may leave its name out of the words. */
function withTool(text: string, words: readonly string[]): string {
  const tool = words.find((word) => toolWord.test(word));
  return tool !== undefined && words.length <= 2 && !new RegExp(String.raw`(?:^|[;&|]\s*|\s)${tool}\b`).test(text) ? `${tool} ${text}` : text;
}

/** The one argument that was read, and those that are read together with it. */
function noteNames(notes: CallNotes, values: Values, names: readonly string[]): void {
  const read = names.find((name) => textUnder(values, [name]) !== null);
  if (read !== undefined) notes.languageIn.add(read);
  if (read === undefined || !names.includes("args")) return;
  for (const name of ["args", "arguments", "argv"]) if (values[name] !== undefined) notes.languageIn.add(name);
}

function textUnder(values: Values, names: readonly string[]): string | null {
  for (const name of names) {
    const value = values[name];
    if (typeof value === "string" && value.trim() !== "") return value;
    if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string")) return value.join(";\n");
  }
  return null;
}

const sqlHead = /^\s*(?:--[^\n]*\n\s*|\/\*[^]*?\*\/\s*|\(\s*)*(?:select|insert|update|delete|drop|truncate|alter|create|with|merge|replace|grant|revoke|copy|call|exec|execute|vacuum|analyze|explain|show|describe|desc|set|begin|start|commit|rollback|do|lock|rename|attach|detach|pragma|use|optimize|repair|kill|shutdown|load|unload|undrop|purge|flashback|restore|backup|reindex|cluster|refresh|comment|values|table|declare|dbcc|system|msck|flush|reset|handler)\b/i;

function sqlCall(values: Values, words: readonly string[], tell: (effect: EffectDraft) => void, notes: CallNotes): boolean {
  const text = textUnder(values, statementNames);
  if (text === null) return false;
  const isNamed = words.some((word) => /^(?:sql|postgres|postgresql|psql|mysql|mariadb|sqlite|snowflake|bigquery|redshift|clickhouse|duckdb|oracle|mssql|sqlserver|supabase|neon|cockroach|planetscale|dbquery|migration|migrations|migrate)$/.test(word)) || Object.keys(values).some((name) => /sql|statement/i.test(name));
  const runs = words.some((word) => /^(?:query|execute|run|exec|db|database|statement|statements)$/.test(word));
  if (!isNamed && !(runs && sqlHead.test(text)) && !(sqlHead.test(text) && Object.keys(values).some((name) => /^(?:dialect|database|db|schema|params)$/i.test(name)))) return false;
  const dialect = typeof values["dialect"] === "string" ? values["dialect"] : (words.find((word) => /^(?:postgres|postgresql|mysql|mariadb|sqlite|snowflake|bigquery|redshift|clickhouse|duckdb|oracle|mssql|sqlserver)$/.test(word)) ?? null);
  const places = Object.entries(values).flatMap(([name, value]) => (typeof value === "string" && value.length < 300 && !statementNames.includes(name) && name !== "dialect" ? [value] : []));
  const isFile = /sqlite|duckdb/i.test(dialect ?? "");
  noteNames(notes, values, statementNames);
  notes.statements = { text, facts: readStatements(text, dialect, new ParserBudget()) };
  tellSql(text, { dialect, where: here, how: "", tell, follow, depth: 0, places, ...(isFile ? { shared: "no" as const } : {}) });
  return true;
}

function graphqlCall(values: Values, words: readonly string[], tell: (effect: EffectDraft) => void, notes: CallNotes): boolean {
  const text = textUnder(values, graphqlNames);
  if (text === null) return false;
  const isNamed = words.some((word) => /^(?:graphql|gql)$/.test(word)) || "mutation" in values || "graphql" in values || "operationName" in values;
  if (!isNamed && !/^\s*(?:#[^\n]*\n\s*)*(?:(?:query|mutation|subscription|fragment)\b[^;]*\{|\{\s*[A-Za-z_]\w*\s*[({])/.test(text)) return false;
  const operation = typeof values["operationName"] === "string" ? values["operationName"] : null;
  const places = ["url", "endpoint", "host", "environment"].flatMap((name) => (typeof values[name] === "string" ? [values[name]] : []));
  noteNames(notes, values, graphqlNames);
  notes.graphql = { text, operation };
  for (const effect of graphqlEffects({ text, operation })) tell({ ...effect, places: [...effect.places, ...places] });
  return true;
}

function httpCall(call: ToolCall, values: Values, words: readonly string[], tell: (effect: EffectDraft) => void, notes: CallNotes): boolean {
  const url = ["url", "uri", "endpoint", "href", "path"].flatMap((name) => (typeof values[name] === "string" ? [values[name]] : []))[0];
  const method = ["method", "http_method", "httpMethod", "verb"].flatMap((name) => (typeof values[name] === "string" ? [values[name]] : []))[0];
  const named = words.find((word) => /^(?:http|https|fetch|request|requests|curl|api|rest|webhook|axios)$/.test(word));
  const byName = words.find((word) => /^(?:post|put|patch|delete|head)$/.test(word));
  if (url === undefined || (method === undefined && (named === undefined || !/^https?:\/\//.test(url)))) return false;
  if (method === undefined && byName === undefined && named !== "http" && named !== "request" && named !== "requests" && named !== "api" && named !== "fetch") return false;
  const body = ["body", "data", "json", "payload", "content"].flatMap((name) => (values[name] === undefined || values[name] === null ? [] : [typeof values[name] === "string" ? values[name] : JSON.stringify(values[name])]))[0] ?? null;
  const headers = isObject(values["headers"] ?? null) && isObject(values["headers"]) ? Object.entries(values["headers"]).map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`) : [];
  const verb = (method ?? byName ?? (body === null ? "GET" : "POST")).toUpperCase();
  notes.request = { method: verb, url };
  tellRequest({ method: verb, url, body, headers, told: call.tool }, tell);
  return true;
}

function codeLanguage(words: readonly string[], values: Values): "python" | "node" | null {
  const named = typeof values["language"] === "string" ? values["language"].toLowerCase() : "";
  if (/^(?:python|py)\d*$/.test(named) || words.some((word) => /^(?:python|ipython|jupyter|repl)$/.test(word))) return "python";
  if (words.some((word) => /^(?:evaluate|eval)$/.test(word)) && words.some((word) => /^(?:browser|puppeteer|playwright|page|chrome|cdp)$/.test(word))) return "node";
  if (/^(?:javascript|js|node|typescript|ts)$/.test(named) || words.some((word) => /^(?:node|javascript|js)$/.test(word))) return "node";
  return words.some((word) => /^(?:interpreter|code)$/.test(word)) && "code" in values && words.some((word) => /^(?:run|exec|execute|interpreter|eval)$/.test(word)) ? "python" : null;
}

