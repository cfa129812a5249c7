import { shellRules } from "../../rules/effects/shell.ts";
import { sqlRules } from "../../rules/effects/sql.ts";
import { draftOf } from "../draft.ts";
import type { EffectDraft } from "../effect.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath } from "../shell/paths.ts";
import type { Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { tellSql } from "../sql/tellSql.ts";

/** A client of a database: where the statement, the script and the name of the database stand among its words. */
type Client = {
  readonly dialect: string;
  readonly statement: readonly string[];
  readonly script: readonly string[];
  readonly places: readonly string[];
  /** Other options with a value. */
  readonly values: readonly string[];
  /** Operands: a database, a connection, or statements behind the first. */
  readonly operands: "place" | "placeThenStatement" | "statement";
  /** A verb that comes first and has to be this (`bq query`). */
  readonly verb?: string;
  readonly asks?: readonly string[];
  /** With one of these the statements are only checked. */
  readonly tries?: readonly string[];
};

const postgres: Client = { dialect: "postgresql", statement: ["-c", "--command"], script: ["-f", "--file"], places: ["-h", "--host", "-d", "--dbname", "-U"], values: ["-p", "--port", "-v", "--set", "--variable", "-o", "--output", "-P", "--pset", "-F", "-R", "-L", "-T", "--username"], operands: "place", asks: ["-l", "--list"] };
const mysql: Client = { dialect: "mysql", statement: ["-e", "--execute"], script: [], places: ["-h", "--host", "-D", "--database"], values: ["-u", "--user", "-P", "--port", "-S", "--socket", "--defaults-file", "--defaults-extra-file", "--ssl-ca"], operands: "place" };
const clients: Readonly<Record<string, Client>> = {
  psql: postgres, pgcli: postgres, cockroach: { ...postgres, statement: ["-e", "--execute"], places: ["--url", "--host", "-d", "--database"], verb: "sql" }, ysqlsh: postgres, edgedb: postgres,
  mysql, mariadb: mysql, mycli: mysql, tidb: mysql,
  sqlite3: { dialect: "sqlite", statement: ["-cmd"], script: ["-init"], places: [], values: ["-separator", "-nullvalue", "-newline", "-maxsize"], operands: "placeThenStatement" }, sqlite: { dialect: "sqlite", statement: ["-cmd"], script: ["-init"], places: [], values: [], operands: "placeThenStatement" }, litecli: { dialect: "sqlite", statement: ["-e"], script: [], places: [], values: [], operands: "placeThenStatement" }, turso: { dialect: "sqlite", statement: [], script: [], places: [], values: [], operands: "placeThenStatement", verb: "db shell" },
  sqlcmd: { dialect: "mssql", statement: ["-Q", "-q"], script: ["-i"], places: ["-S", "-d"], values: ["-U", "-P", "-o", "-h", "-s", "-W", "-w", "-l", "-t", "-v"], operands: "place" }, isql: { dialect: "mssql", statement: [], script: [], places: [], values: [], operands: "place" },
  snowsql: { dialect: "snowflake", statement: ["-q", "--query"], script: ["-f", "--filename"], places: ["-a", "--accountname", "-d", "--dbname", "-w", "--warehouse", "-s", "--schemaname", "-c", "--connection"], values: ["-u", "--username", "-o", "--option", "-D", "--variable"], operands: "place" }, snow: { dialect: "snowflake", statement: ["-q", "--query"], script: ["-f", "--filename"], places: ["-c", "--connection", "--database"], values: [], operands: "place", verb: "sql" },
  bq: { dialect: "bigquery", statement: [], script: [], places: ["--project_id", "--dataset_id", "--location"], values: ["--format", "--max_rows", "-n", "--destination_table", "--label"], operands: "statement", verb: "query", tries: ["--dry_run", "--dry_run=true", "--dryrun"] },
  "clickhouse-client": { dialect: "clickhouse", statement: ["-q", "--query"], script: ["--queries-file"], places: ["-h", "--host", "-d", "--database"], values: ["-u", "--user", "--password", "--port", "-f", "--format"], operands: "place" }, clickhouse: { dialect: "clickhouse", statement: ["-q", "--query"], script: ["--queries-file"], places: ["-h", "--host", "-d"], values: ["-u"], operands: "place" },
  duckdb: { dialect: "duckdb", statement: ["-c", "-cmd", "-s"], script: ["-init", "-f"], places: [], values: [], operands: "placeThenStatement" },
  sqlplus: { dialect: "oracle", statement: [], script: [], places: [], values: ["-M", "-C", "-R", "-F"], operands: "place" }, sqlcl: { dialect: "oracle", statement: [], script: [], places: [], values: [], operands: "place" },
  usql: { dialect: "generic", statement: ["-c", "--command"], script: ["-f", "--file"], places: [], values: [], operands: "place" }, dbt: { dialect: "generic", statement: ["--inline"], script: [], places: ["--target"], values: ["--profiles-dir", "--select", "-s"], operands: "place", verb: "show" },
  "invoke-sqlcmd": { dialect: "mssql", statement: ["-Query", "-query", "-Q"], script: ["-InputFile", "-inputfile"], places: ["-ServerInstance", "-serverinstance", "-Database", "-database", "-ConnectionString"], values: ["-Username", "-Password", "-QueryTimeout", "-Credential"], operands: "place" },
  beeline: { dialect: "hive", statement: ["-e"], script: ["-f"], places: ["-u"], values: ["-n", "-p", "-d"], operands: "place" }, hive: { dialect: "hive", statement: ["-e"], script: ["-f"], places: ["--database"], values: [], operands: "place" }, "spark-sql": { dialect: "databricks", statement: ["-e"], script: ["-f"], places: ["--database"], values: ["--master", "--conf"], operands: "place" }, impala: { dialect: "hive", statement: ["-q"], script: ["-f"], places: ["-i", "-d"], values: [], operands: "place" }, "impala-shell": { dialect: "hive", statement: ["-q", "--query"], script: ["-f"], places: ["-i", "-d"], values: [], operands: "place" }, trino: { dialect: "hive", statement: ["--execute"], script: ["-f", "--file"], places: ["--server", "--catalog", "--schema"], values: [], operands: "place" }, presto: { dialect: "hive", statement: ["--execute"], script: ["-f", "--file"], places: ["--server", "--catalog", "--schema"], values: [], operands: "place" }, athena: { dialect: "hive", statement: ["-q"], script: [], places: ["-d"], values: [], operands: "statement" }, rsql: { dialect: "redshift", statement: ["-c"], script: ["-f"], places: ["-h", "-d"], values: ["-U", "-p"], operands: "place" },
};

/** Clients of SQL databases: the statement is read by the SQL rules. Null: no such client. */
export function databaseClient(line: CommandLine, frame: Frame): Stdin | null {
  const client = clients[line.name];
  if (client === undefined) return null;
  const texts = line.words.map(({ text }) => text);
  const verb = client.verb?.split(" ") ?? [];
  const operandsOnly = texts.filter((text) => !text.startsWith("-"));
  if (verb.length > 0 && !verb.every((word, at) => operandsOnly[at] === word)) return null;
  const tried = (client.tries ?? []).find((option) => texts.includes(option));
  if (tried !== undefined) {
    frame.tell(draftOf(shellRules.dryRun, { why: `${line.name} ${texts.join(" ")}`.slice(0, 200) + `: ${tried} only says what would be done.`, places: frame.where.places }));
    return { kind: "command", name: line.name, secret: false };
  }
  const read = readWords(texts, client, verb.length);
  const told = `${line.name} ${texts.join(" ")}`.slice(0, 200);
  const places = [...read.places, ...connectionVariables(line, frame)];
  const isFile = client.dialect === "sqlite" || client.dialect === "duckdb";
  const shared = isFile || (places.length > 0 && places.every((place) => /^(?:\w+:\/\/[^@]*@?)?(?:localhost|127\.0\.0\.1|\[?::1\]?)(?:[:/]|$)|^\//.test(place))) ? ("no" as const) : places.some((place) => /[./:@]/.test(place)) ? ("yes" as const) : undefined;
  const call = { dialect: client.dialect, where: frame.where, how: told, tell: named(frame.tell, places), follow: frame.follow, depth: frame.depth, places, ...(shared === undefined ? {} : { shared }) };
  const input = frame.stdin.kind === "text" ? frame.stdin.text : frame.stdin.kind === "file" ? frame.session.texts.get(frame.stdin.path) : undefined;
  const scripts = read.scripts.map((script) => (script === "-" || script === "/dev/stdin") ? input : frame.session.texts.get(fullPath(script, frame.scope.cwd)));
  const statements = [...read.statements, ...scripts.flatMap((text) => text ?? []), ...(read.statements.length === 0 && read.scripts.length === 0 && input !== undefined ? [input] : [])];
  for (const statement of statements) tellSql(statement, call);
  if (scripts.includes(undefined) || (read.statements.length === 0 && read.scripts.length === 0 && input === undefined && frame.stdin.kind !== "none")) frame.tell(draftOf(sqlRules.program, { why: `${told}: the statements are not in the call.`, places }));
  else if (statements.length === 0) frame.tell(texts.some((text) => /^(?:--version|--help|-V|-\?)$/.test(text)) || (client.asks ?? []).some((option) => texts.includes(option)) ? draftOf(shellRules.reading, { why: `${told}.`, places }) : draftOf(sqlRules.program, { why: `${told}: a session; what is typed into it is not in the call.`, places }));
  return { kind: "command", name: line.name, secret: false };
}

/** The database or connection that the words name, as a target of what is not only read. */
const named = (tell: Frame["tell"], places: readonly string[]): Frame["tell"] => (effect: EffectDraft) => {
  const [database] = places.filter((place) => /^[\w-]+$/.test(place));
  tell(effect.class === "read_only" || database === undefined ? effect : { ...effect, targets: [...effect.targets, { kind: "database", name: database }] });
};

type Read = { readonly statements: string[]; readonly scripts: string[]; readonly places: string[] };

function readWords(texts: readonly string[], client: Client, skip: number): Read {
  const read: Read = { statements: [], scripts: [], places: [] };
  const operands: string[] = [];
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] ?? "";
    if (!text.startsWith("-") || text === "-") {
      operands.push(text);
      continue;
    }
    const equals = text.startsWith("--") ? text.indexOf("=") : -1;
    const name = equals > 0 ? text.slice(0, equals) : text;
    const list = client.statement.includes(name) ? read.statements : client.script.includes(name) ? read.scripts : client.places.includes(name) ? read.places : client.values.includes(name) ? [] : null;
    if (list !== null) list.push(equals > 0 ? text.slice(equals + 1) : (texts[++at] ?? ""));
    else takeGlued(text, texts[at + 1], client, read, () => at++);
  }
  const rest = operands.slice(skip);
  if (client.operands === "statement") read.statements.push(...rest);
  else {
    read.places.push(...rest.slice(0, client.operands === "place" ? rest.length : 1));
    if (client.operands === "placeThenStatement") read.statements.push(...rest.slice(1));
  }
  return read;
}

/** `-hdb.example`, `-Atc "…"`, `-pSECRET`: short options run together. */
function takeGlued(text: string, next: string | undefined, client: Client, read: Read, take: () => void): void {
  if (text.startsWith("--")) return;
  for (let at = 1; at < text.length; at++) {
    const name = `-${text[at] ?? ""}`;
    const list = client.statement.includes(name) ? read.statements : client.script.includes(name) ? read.scripts : client.places.includes(name) ? read.places : client.values.includes(name) ? [] : null;
    if (list === null) {
      if (name === "-p" && client.dialect === "mysql") return;
      continue;
    }
    const glued = text.slice(at + 1);
    if (glued !== "") list.push(glued);
    else if (next !== undefined) {
      list.push(next);
      take();
    }
    return;
  }
}

function connectionVariables({ variables }: CommandLine, { scope, session }: Frame): string[] {
  const names = ["PGHOST", "PGDATABASE", "PGSERVICE", "DATABASE_URL", "MYSQL_HOST"];
  return names.flatMap((name) => variables.get(name) ?? scope.variable(name) ?? session.exported.get(name) ?? []);
}

