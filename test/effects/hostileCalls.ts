import { isObject, type JsonValue } from "@/lib/base/json";
import type { Call } from "./mutants";

/** Shell text that is long in a way of its own: before, what is repeated, after. */
const shellFillers: Readonly<Record<string, readonly [string, string, string?]>> = {
  "one word": ["rm ", "a"], words: ["rm ", "a "], "words of a tool that nobody knows": ["foo ", "a "], options: ["kubectl ", "-a "], "cut options": ["git push ", "--forc=a "], pipes: ["", "echo a | ", "cat"], statements: ["", "rm a; "], conditions: ["", "true && ", "ls"],
  "open substitutions": ["", "$("], "open brackets": ["", "("], "open braces": ["", "{ "], quotes: ["", "'a' "], "escaped quotes": ['echo "', '\\"', '"'], backticks: ["", "`"], variables: ["", "$a"], "words of variables": ["rm ", "$a "], "a here-document": ["cat <<X\n", "a\n", "X"], "a here-document for a shell": ["sh <<X\n", "rm a\n", "X"],
  "braces beside braces": ["rm ", "{a,b}"], "one wide brace": ["rm {", "a,", "}"], "open conditions": ["", "if a; then "], cases: ["case x in ", "a) rm b;; ", "esac"], "a function": ["f(){ ", "rm a;", "}; f"], "a wide loop": ["for i in ", "a ", "; do rm $i; done"], sed: ["sed -e '", "s/a/b/;", "' x"], awk: ["awk '{", 'system("a");', "}'"],
  eval: ["eval ", '"a" '], xargs: ["echo ", "a ", " | xargs -I{} rm {} {} {}"], parallel: ["parallel rm ::: ", "a "], "ssh in ssh": ["ssh h ", "ssh h "], "text for ssh": ["ssh h '", "rm a; ", "'"], sudo: ["", "sudo ", "rm a"], assignments: ["", "A=b ", ""], "assignments that follow each other": ["", "A=b;"], redirections: ["ls ", "> a "],
  globs: ["rm ", "*"], "folders up": ["rm /tmp/", "a/../"], headers: ["curl ", "-H a ", " http://x"], "an address": ["curl http://x/", "a/"], "a query": ["curl 'http://x/?", "a=b&", "'"], python: ["python -c '", "open(", "'"], node: ["node -e '", "/*", "'"], powershell: ["powershell -Command '", "Remove-Item a;", "'"], "pipes of powershell": ["powershell -Command '", "a | ", "'"], cmd: ["cmd /c '", "del a & ", "'"],
  mongosh: ["mongosh --eval '", "bulkWrite(", "'"], redis: ["redis-cli <<X\n", "del a\n", "X"], psql: ["psql <<X\n", "drop table a;\n", "X"], make: ["make -f - <<X\n", "\trm a\n", "X"], crontab: ["echo '", "* * * * * rm a\n", "' | crontab -"], find: ["find . ", "-exec rm {} \\; "], aliases: ["", "alias a=b;"], arithmetic: ["echo $((", "1+", "1))"], defaults: ["echo ", "${a:-"], lines: ["", "\n"], carriages: ["", "\r\n"], nothing: ["", "\0"], signs: ["rm ", "😀"], backslashes: ["", "\\"], printf: ["printf '", "%s", "' a"], traps: ["", "trap 'rm a' EXIT;"],
};

const statementFillers: Readonly<Record<string, readonly [string, string, string?]>> = {
  columns: ["select ", "a,", "b"], "a list": ["delete from t where a in (", "1,", "1)"], statements: ["", "select 1;"], drops: ["", "drop table a;"], brackets: ["select ", "("], "open comments": ["", "/*"], "comments that run": ["", "/*!a*/"], "open comments that run": ["", "/*! "], lines: ["", "--a\n"], strings: ["select '", "''", "'"], backslashes: ["select '", "\\'", "'"], hashes: ["", "#a\n"], dollars: ["", "$$"], "dollar names": ["", "$a$ "],
  conditions: ["delete from t where ", "a=1 or ", "b"], unions: ["", "select 1 union ", "select 1"], rows: ["insert into t values ", "(1,2),", "(1,2)"], "words of a delete": ["delete from ", "from "], "words of an alter": ["alter table a ", "drop "], "into outfile": ["select ", "x from ", " into outfile"], branches: ["merge ", "then "], "a procedure": ["do $$ begin ", "delete from a;", " end $$"], "an open procedure": ["do $$ ", "if a then ", "$$"], "a text that runs": ["execute immediate '", "delete from a ", "'"],
  numbers: ["delete top (", "1"], dots: ["select ", "a.", "b"], "open cases": ["select ", "case when a then "], joins: ["select * from a ", "join b on c=d "], "common tables": ["with a as (select 1)", ", a as (select 1)", " select 1"], negations: ["select ", "not ", "a"], blanks: ["", " "], semicolons: ["", ";"], quotes: ["", "'"], names: ["", "["], letters: ["", "é"],
};

const resultFillers: Readonly<Record<string, string>> = { blanks: " ", digits: "1", numbers: "1 ", "numbers with commas": "1,000", rows: "1 rows affected\n", deeds: "deleted ", lines: "\n", pods: 'pod "a" deleted\n', tags: "UPDATE ", queries: "Query OK, " };

/** Calls of a given length, each long in a way of its own. */
export function hostileCalls(letters: number): Readonly<Record<string, Call>> {
  const long = ([before, filler, after = ""]: readonly [string, string, string?]): string => before + filler.repeat(Math.ceil((letters - before.length - after.length) / filler.length)) + after;
  const fill = (filler: string): string => long(["", filler]);
  const named = (entries: readonly (readonly [string, Call])[], of: string): [string, Call][] => entries.map(([name, call]) => [`${of}: ${name}`, call]);
  const other: readonly (readonly [string, string, { readonly [name: string]: JsonValue }])[] = [
    ["fields of GraphQL", "graphql", { query: long(["mutation { ", "deleteA(id:1) ", "}"]) }], ["open GraphQL", "graphql", { query: fill("{a ") }], ["comments of GraphQL", "graphql", { query: long(["", "#\n", "{a}"]) }], ["a spread fragment", "graphql", { query: long(["mutation { ...A } fragment A on M { ", "...A ", "}"]) }],
    ["a request", "http_request", { method: "POST", url: long(["http://x/", "a/"]), body: fill("a") }], ["a body of queries", "http_request", { method: "POST", url: "http://x/rpc", body: fill('"query":"\\') }], ["a name", fill("delete_"), {}], ["a name of capitals", fill("aB"), {}], ["arguments", "delete_x", Object.fromEntries(Array.from({ length: Math.floor(letters / 16) }, (_, at) => [`k${at}`, `v${at}`]))], ["ids", "delete_x", { ids: Array.from({ length: Math.floor(letters / 6) }, (_, at) => at) }], ["recipients", "send_email", { to: fill("a@b.example,") }],
    ["a path", "delete_file", { path: fill("../") }], ["a patch", "apply_patch", { input: long(["*** Begin Patch\n", "*** Update File: a\n+a\n"]) }], ["lists in lists", "frobnicate", { a: nested(Math.min(4_000, letters)) }], ["a list of words", "bash", { command: Array.from({ length: Math.floor(letters / 4) }, () => "a") }], ["a program", "python", { code: fill("import os\n") }],
  ];
  return Object.fromEntries([
    ...named(Object.entries(shellFillers).map(([name, parts]) => [name, { tool: "bash", arguments: { command: long(parts) } }]), "shell"),
    ...named(Object.entries(statementFillers).map(([name, parts]) => [name, { tool: "run_sql", arguments: { query: long(parts) } }]), "SQL"),
    ...named(Object.entries(resultFillers).map(([name, filler]) => [name, { tool: "run_sql", arguments: { query: "DELETE FROM a" }, result: fill(filler) }]), "result"),
    ...named(other.map(([name, tool, args]) => [name, { tool, arguments: args }]), "call"),
  ]);
}

function nested(depth: number): JsonValue {
  let value: JsonValue = [];
  for (let at = 0; at < depth; at++) value = [value];
  return value;
}

/** The same texts with a deed behind them that no reading may lose: what is too long to be read to its end is not harmless. */
export function deedsBehind(letters: number): Readonly<Record<string, Call>> {
  const texts = Object.entries(hostileCalls(letters)).flatMap(([name, { tool, arguments: args }]): [string, Call][] => {
    if (!isObject(args)) return [];
    const [command, query] = [args["command"], args["query"]];
    if (typeof command === "string") return [[name, { tool, arguments: { command: `${command}\nrm -rf /srv/data` } }]];
    return typeof query === "string" && tool === "run_sql" && name.startsWith("SQL") ? [[name, { tool, arguments: { query: `${query};\nDROP TABLE customers` } }]] : [];
  });
  return Object.fromEntries(texts);
}
