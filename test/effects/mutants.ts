import { casesIn } from "./caseTable";
import { clusters } from "./commands/clusters.cases";
import { databases } from "./commands/databases.cases";
import { furtherFamilies } from "./commands/furtherFamilies.cases";
import { furtherMachines } from "./commands/furtherMachines.cases";
import { furtherServices } from "./commands/furtherServices.cases";
import { furtherStores } from "./commands/furtherStores.cases";
import { migrations } from "./commands/migrations.cases";
import { versionControl } from "./commands/versionControl.cases";
import * as traps from "./shell/traps.cases";
import { further as furtherStatements } from "./sql/further.cases";
import { reading, writing } from "./sql/statements.cases";
import { further as furtherTools } from "./structured/further.cases";
import { names, requests } from "./structured/tools.cases";
import type { JsonValue } from "@/lib/base/json";

export type Call = { readonly tool: string; readonly arguments: JsonValue; readonly result?: string };

const commands = (table: string): string[] => casesIn(table).map(({ command }) => command);
const shell = (command: string): Call => ({ tool: "bash", arguments: { command } });
const statement = (query: string): Call => ({ tool: "run_sql", arguments: { query } });

/** `tool {json}` as a call. */
function named(line: string): Call {
  const at = line.indexOf(" {");
  const args: JsonValue = at < 0 ? {} : JSON.parse(line.slice(at + 1));
  return { tool: at < 0 ? line : line.slice(0, at), arguments: args };
}

/** Every call of the tables of cases, as they stand. */
export const shellCalls: readonly Call[] = [clusters, databases, migrations, versionControl, furtherFamilies, furtherMachines, furtherServices, furtherStores, ...Object.values(traps)].flatMap(commands).map(shell);
export const statementCalls: readonly Call[] = [reading, writing, furtherStatements].flatMap(commands).map(statement);
export const toolCalls: readonly Call[] = [names, requests, furtherTools].flatMap(commands).map(named);

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

const splinters = ["'", '"', "`", "$(", ")", "${", "}", "((", "<<EOF\n", "<(", "|", "||", "&&", ";", "&", "\\", "\n", "\r\n", "\0", "\t", "{a,b}", "*", "~", "#", "--", "/*", "*/", "$$", "'';", "\u202e", "é", "😀", "\ud800", "%s", "0x41", " -rf ", " --", "EOF", "$IFS", "! ", "[[", "]]", "=", ":", "@", "\u00a0", "{", "(", "if ", "then ", "do ", "done", "esac", "case x in ", "BEGIN;", "ROLLBACK;", "sudo ", "eval ", "bash -c '", "xargs ", "ssh h ", "/../", "()", "function f() {", "<<<"];

/** One text changed in a few places: pieces cut out, doubled, turned, or splintered with what means something to a parser. */
export function mutated(text: string, others: readonly string[], random: () => number): string {
  const pick = <T>(list: readonly T[], otherwise: T): T => list[Math.floor(random() * list.length)] ?? otherwise;
  let out = text;
  for (let turns = 1 + Math.floor(random() * 4); turns > 0; turns--) {
    const at = Math.floor(random() * (out.length + 1));
    const to = Math.min(out.length, at + Math.floor(random() * 12));
    switch (Math.floor(random() * 7)) {
      case 0: out = out.slice(0, at) + pick(splinters, "") + out.slice(at); break;
      case 1: out = out.slice(0, at) + out.slice(to); break;
      case 2: out = out.slice(0, to) + out.slice(at); break;
      case 3: out = out.slice(0, at) + pick(others, "") + out.slice(to); break;
      case 4: out = out.slice(0, at) + pick(splinters, "").repeat(1 + Math.floor(random() * 40)) + out.slice(at); break;
      case 5: out = out.slice(0, at) + Array.from(out.slice(at, to)).reverse().join("") + out.slice(to); break;
      default: out = out.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x250)) + out.slice(at + 1);
    }
    if (out.length > 20_000) out = out.slice(0, 20_000);
  }
  return out;
}

/** A call whose texts, and sometimes whose name, are mutated. */
export function mutant(calls: readonly Call[], random: () => number): Call {
  const one = calls[Math.floor(random() * calls.length)];
  const other = calls[Math.floor(random() * calls.length)];
  if (one === undefined || other === undefined) throw new Error("there are no calls to mutate");
  const others = textsIn(other.arguments);
  const change = (value: JsonValue): JsonValue => {
    if (typeof value === "string") return mutated(value, others, random);
    if (Array.isArray(value)) return value.map(change);
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)])) : value;
  };
  const result = random() < 0.2 ? { result: mutated("DELETE 12\nRows matched: 3  Changed: 1\npod \"a\" deleted\n1,204 rows were removed", others, random) } : {};
  return { tool: random() < 0.1 ? mutated(one.tool, others, random) : one.tool, arguments: change(one.arguments), ...result };
}

const textsIn = (value: JsonValue): string[] => (typeof value === "string" ? [value] : Array.isArray(value) ? value.flatMap(textsIn) : typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : []);
