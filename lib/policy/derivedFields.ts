import type { JsonValue } from "../base/json.ts";
import { CallNotes } from "../effects/callNotes.ts";
import { classifyCall } from "../effects/classifyCall.ts";
import type { Effect, TargetKind } from "../effects/effect.ts";
import { Session } from "../effects/session.ts";
import { fullPath } from "../effects/shell/paths.ts";
import { statementWord } from "../effects/sql/statementWords.ts";
import { graphqlFields } from "../effects/structured/graphql.ts";
import type { DerivedFields } from "./decision.ts";
import { urlOf } from "./valueFormats.ts";

/**
 * What lib/effects says of a call before it is made, in the words of a policy: nothing of its result, nothing of earlier calls, so that the enforcement
 * point comes to the same. `loadParsers()` must have ended.
 */
export function derivedFields(tool: string, args: JsonValue | undefined): DerivedFields {
  const notes = new CallNotes();
  const effects = classifyCall({ tool, arguments: args }, new Session(), notes);
  const rows = effects.flatMap(({ magnitude }) => magnitude?.rows ?? []);
  return {
    effect: unique(effects.map(({ class: name }) => name)),
    destructive: effects.some(({ destructive }) => destructive),
    shared: unique(effects.map(({ shared }) => shared)),
    environment: unique(effects.map(({ environment }) => environment)),
    ...(rows.length === 0 ? {} : { affected_rows_estimate: Math.max(...rows) }),
    ...sqlFields(notes), ...shellFields(notes), ...requestFields(notes), ...targetFields(effects),
    covers: [...notes.languageIn],
  };
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

function sqlFields({ statements }: CallNotes): Partial<DerivedFields> {
  if (statements === null) return {};
  const { facts, text } = statements;
  const types = unique(facts.flatMap((one) => statementWord(one) ?? []));
  const tables = unique(facts.flatMap((one) => [...one.tables, ...one.schemas, ...one.databases]).map((name) => name.toLowerCase()));
  const filtered = facts.filter(({ kind }) => kind === "update" || kind === "delete");
  const limit = facts.length === 1 && types[0] === "SELECT" ? rowLimit(text) : null;
  return {
    statement_type: types.length === 0 ? ["TRANSACTION"] : types, tables,
    ...(filtered.length === 0 ? {} : { where: filtered.every((one) => one.filtered) ? ("present" as const) : ("absent" as const) }),
    ...(limit === null ? {} : { row_limit: limit }),
  };
}

/** The limit at the very end of the text, which is that of the outermost query. */
function rowLimit(text: string): number | null {
  const digits = /\blimit\s+(\d{1,12})(?:\s+offset\s+\d{1,12})?\s*;?\s*$/i.exec(text.slice(-200))?.[1] ?? /\bfetch\s+(?:first|next)\s+(\d{1,12})\s+rows?\s+only\s*;?\s*$/i.exec(text.slice(-200))?.[1];
  return digits === undefined ? null : Number(digits);
}

function shellFields({ commands }: CallNotes): Partial<DerivedFields> {
  const [only, second] = commands;
  if (only === undefined) return {};
  return { commands: unique(commands.flatMap(([name]) => name ?? [])), operation: unique(commands.map(operationOf)), ...(second === undefined ? { command: only } : {}) };
}

/** A command with its verb: `git commit`, `npm run build`. Options are no verbs, and neither is what a command without verbs is given. */
export function operationOf([name = "", ...words]: readonly string[]): string {
  const verbs = verbCommands[name] ?? 0;
  const plain = words.slice(0, words.findIndex((word) => !/^[a-z][\w:-]*$/i.test(word)) >>> 0).slice(0, verbs);
  return [name, ...plain].join(" ");
}

/** How many verbs stand behind the name of a command. */
const verbCommands: Readonly<Record<string, number>> = {
  git: 1, npm: 2, pnpm: 2, yarn: 2, bun: 2, npx: 1, docker: 2, podman: 2, kubectl: 2, helm: 1, terraform: 1, tofu: 1, aws: 2, gcloud: 3, az: 2, gh: 2, glab: 2, cargo: 1, go: 1, pip: 1, pip3: 1, poetry: 1, uv: 2, apt: 1, "apt-get": 1, brew: 1,
  systemctl: 1, make: 1, dotnet: 1, mvn: 1, gradle: 1, flyctl: 2, fly: 2, railway: 1, vercel: 1, heroku: 1, supabase: 2, prisma: 2,
};

function requestFields({ request, graphql }: CallNotes): Partial<DerivedFields> {
  const read = graphql === null ? null : graphqlFields(graphql);
  return {
    ...(request === null ? {} : { method: [request.method] }),
    ...(read === null ? {} : { operation: read.operations, root_fields: read.fields }),
  };
}

function targetFields(effects: readonly Effect[]): Partial<DerivedFields> {
  const named = (...kinds: readonly TargetKind[]): string[] => unique(effects.flatMap(({ targets }) => targets.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name)));
  const files = unique(named("file", "directory").map((name) => fullPath(name, null)));
  const hosts = unique(named("host", "url").flatMap((name) => urlOf(name)?.hostname ?? (/^[\w.-]+$/.test(name) ? [name] : [])));
  const recipients = named("recipient");
  return { ...(files.length === 0 ? {} : { directory: files }), ...(hosts.length === 0 ? {} : { host: hosts }), ...(recipients.length === 0 ? {} : { recipients }) };
}
