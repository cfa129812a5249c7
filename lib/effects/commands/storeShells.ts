import { sqlRules } from "../../rules/effects/sql.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { storeRules as rules } from "../../rules/effects/stores.ts";
import { draftOf } from "../draft.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath } from "../shell/paths.ts";
import { followCommand } from "../shell/follow.ts";
import { noStdin, plainWord, type Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { tellSql } from "../sql/tellSql.ts";

const shells = new Set(["mongosh", "mongo", "cqlsh", "cypher-shell", "nsupdate", "ldapmodify", "ldapdelete", "influx", "arangosh", "surreal", "couchsh", "cbq", "ravendb", "dgraph", "gremlin"]);

/** Shells of stores that speak no SQL, or nearly none: the text they are given is read. Null: none of them. */
export function storeShell(line: CommandLine, frame: Frame): Stdin | null {
  const { name, words } = line;
  if (isRedis(name) && frame.stdin.kind === "text" && !words.some(({ text }) => text === "-x" || text === "--pipe")) return piped(line, frame.stdin.text, frame);
  if (isRedis(name)) return scripted(line, frame);
  if (!shells.has(name)) return null;
  const texts = words.map(({ text }) => text);
  const told = `${name} ${texts.join(" ")}`.slice(0, 200);
  const given = textsOf(name, texts, frame);
  const places = [...frame.where.places, ...texts.filter((text) => !text.startsWith("-") && text.length < 200)];
  if ((name === "influx" || name === "surreal" || name === "dgraph") && given.length === 0) return null;
  if (name === "ldapdelete") frame.tell(draftOf(rules.destroy, { why: `${told}.`, places }));
  else if (given.length === 0) frame.tell(texts.some((text) => /^--(?:version|help)$/.test(text)) ? draftOf(shellRules.reading, { why: `${told}.` }) : draftOf(sqlRules.program, { why: `${told}: the statements are not in the call.`, places }));
  for (const text of given) tellText(name, text, told, places, frame);
  return { kind: "command", name, secret: false };
}

const isRedis = (name: string): boolean => /^(?:redis-cli|valkey-cli|keydb-cli)$/.test(name);

/** `EVAL "redis.call('flushall')" 0`: the calls of a script that stands in the line. */
function scripted({ name, words, variables }: CommandLine, frame: Frame): Stdin | null {
  const at = words.findIndex(({ text }) => /^eval(?:_ro)?$/i.test(text));
  const calls = at < 0 ? [] : [...(words[at + 1]?.text ?? "").matchAll(/redis\.p?call\(\s*(["'])(\w{1,40})\1/g)].slice(0, 20);
  for (const [, , called = ""] of calls) followCommand([plainWord(name), plainWord(called)], variables, { ...frame, depth: frame.depth + 1 });
  return null;
}

/** Each line of the pipe is one command. */
function piped(line: CommandLine, text: string, frame: Frame): Stdin {
  for (const one of text.split("\n").filter((written) => written.trim() !== "").slice(0, 200)) followCommand([plainWord(line.name), ...line.words, ...one.trim().split(/\s+/).map(plainWord)], line.variables, { ...frame, depth: frame.depth + 1, stdin: noStdin });
  return { kind: "command", name: line.name, secret: false };
}

function textsOf(name: string, texts: readonly string[], { stdin, session, scope }: Frame): string[] {
  const behind = texts.flatMap((text, at) => (/^(?:--eval|-e|--execute|-execute|--query|-q|--javascript\.execute-string|--script|-s)$/.test(text) ? [texts[at + 1] ?? ""] : text.startsWith("--eval=") ? [text.slice(7)] : []));
  const files = texts.flatMap((text, at) => (/^(?:-f|--file)$/.test(text) ? [session.texts.get(fullPath(texts[at + 1] ?? "", scope.cwd))] : [])).filter((text) => text !== undefined);
  const statement = name === "cypher-shell" ? texts.filter((text) => /\b(?:MATCH|CREATE|MERGE|CALL|DROP|SHOW|RETURN)\b/i.test(text)) : [];
  return [...behind, ...files, ...statement, ...(stdin.kind === "text" ? [stdin.text] : [])];
}

const mongoLoses = /\.(?:drop|dropDatabase|dropIndexes?|dropUser|dropRole|dropAllUsersFromDatabase|deleteMany|deleteOne|remove|findOneAndDelete|findAndModify\([^)]*remove|bulkWrite\([^)]*delete(?:One|Many)|renameCollection|shutdownServer|fsyncLock)\s*\(|\bdropDatabase\b|\$out\b|\$merge\b|removeShard|replSetReconfig/;
const mongoChanges = /\.(?:insert\w*|update\w*|replaceOne|save|findOneAnd(?:Update|Replace)|createIndex\w*|createCollection|createUser|grantRoles\w*|bulkWrite|aggregate\([^)]*\$(?:out|merge)|setParameter|rs\.\w+|sh\.\w+|enableSharding|shardCollection|adminCommand|runCommand)\s*\(/;

function tellText(name: string, text: string, told: string, places: readonly string[], frame: Frame): void {
  if (name === "cqlsh") return tellSql(text, { dialect: null, where: frame.where, how: told, tell: frame.tell, follow: frame.follow, depth: frame.depth, places, shared: "yes" });
  const collection = /\bdb(?:\.getCollection\(\s*["']([^"']+)["']\s*\)|\.([A-Za-z_]\w*)(?=\.))/.exec(text);
  const targets = collection === null ? [] : [{ kind: "table" as const, name: collection[1] ?? collection[2] ?? "" }];
  const about = { why: `${told}.`, targets, places };
  const loses = name === "cypher-shell" ? /\b(?:DETACH\s+DELETE|DELETE|REMOVE|DROP)\b/i.test(text) : name === "nsupdate" ? /^\s*(?:update\s+)?del(?:ete)?\b/im.test(text) : name === "ldapmodify" ? /^changetype:\s*(?:delete|modrdn)|^delete:/im.test(text) : name === "influx" || name === "surreal" || name === "cbq" ? /\b(?:DROP|DELETE|REMOVE|TRUNCATE|FLUSH)\b/i.test(text) : name === "arangosh" ? /\b(?:_drop\w*|drop|truncate|remove\w*)\s*\(|\bREMOVE\b/.test(text) : name === "gremlin" ? /\bdrop\(\)/.test(text) : mongoLoses.test(text);
  const changes = name === "cypher-shell" ? /\b(?:CREATE|MERGE|SET)\b/i.test(text) : name === "nsupdate" || name === "ldapmodify" ? true : mongoChanges.test(text);
  frame.tell(draftOf(loses ? rules.destroy : changes ? rules.change : rules.read, about));
}
