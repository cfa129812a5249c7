import { ansibleModules, innerRuns, type InnerRun } from "../../rules/effects/innerRuns.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import { runProgram } from "../programs/runProgram.ts";
import type { Frame, Whereabouts } from "../shell/frame.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { followCommand, followScript } from "../shell/follow.ts";
import { Scope } from "../shell/scope.ts";
import { noStdin, plainWord, type ShellWord, type Stdin } from "../shell/shellWord.ts";
import { tellSql } from "../sql/tellSql.ts";
import { removePaths } from "./removal.ts";

const byName = new Map<string, InnerRun[]>();
for (const one of innerRuns) for (const name of one.names) byName.set(name, [...(byName.get(name) ?? []), one]);

/** What a verb of a tool is given to run elsewhere, looked at as if it stood there. Null: the verb runs nothing, or its text is not in the call. */
export function innerRun(line: CommandLine, frame: Frame): Stdin | null {
  if (line.name === "ansible") return overAnsible(line, frame);
  for (const run of byName.get(line.name) ?? []) {
    const text = textOf(run, line.words);
    if (text !== null && text.length === 0 && run.piped !== undefined && frame.stdin.kind === "text" && line.words.some((word) => word.text === run.piped)) return follow(run, [plainWord(frame.stdin.text)], line, frame);
    if (text !== null && text.length > 0) return follow(run, text, line, frame);
  }
  return null;
}

/** The words that are the text; null where the verb is another one. */
function textOf({ verb, options, operands = 0, valueOptions = [] }: InnerRun, words: readonly ShellWord[]): ShellWord[] | null {
  const wanted = verb === "" ? [] : verb.split(" ");
  let [at, met] = [0, 0];
  for (; at < words.length && met < wanted.length + operands; at++) {
    const { text = "" } = words[at] ?? {};
    if (text.startsWith("-")) {
      if (valueOptions.includes(text)) at++;
      continue;
    }
    if (met < wanted.length && wanted[met] !== "*" && wanted[met] !== text) return null;
    met++;
  }
  if (met < wanted.length) return null;
  const rest = words.slice(at);
  if (options !== undefined) return valuesOf(options, words);
  let start = 0;
  while (start < rest.length && (rest[start]?.text ?? "").startsWith("-")) {
    if (rest[start]?.text === "--") return rest.slice(start + 1);
    start += valueOptions.includes(rest[start]?.text ?? "") ? 2 : 1;
  }
  return rest.slice(start);
}

function valuesOf(options: readonly string[], words: readonly ShellWord[]): ShellWord[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    if (options.includes(word.text)) return next === undefined ? [] : [next];
    const option = options.find((one) => one.startsWith("--") && word.text.startsWith(`${one}=`));
    return option === undefined ? [] : [{ ...word, text: word.text.slice(option.length + 1) }];
  });
}

function follow(run: InnerRun, words: readonly ShellWord[], line: CommandLine, frame: Frame): Stdin | null {
  const target = line.words.flatMap(({ text }, at) => (/^(?:-a|--app|-r|--remote|--project|-t|--targets|--zone|--cluster)$/.test(text) ? [line.words[at + 1]?.text ?? ""] : /^--(?:app|project|cluster|targets)=/.test(text) ? [text.slice(text.indexOf("=") + 1)] : []));
  const where: Whereabouts = run.shared ? { host: target[0] ?? frame.where.host ?? line.name, shared: true, places: [...target, ...frame.where.places] } : frame.where;
  const inner: Frame = { ...frame, where, depth: frame.depth + 1, stdin: noStdin, scope: run.shared ? new Scope() : new Scope(frame.scope) };
  const text = words.map((word) => word.text).filter((word, at) => line.name !== "tmux" || at === 0 || !/^(?:Enter|C-m|C-j|KPEnter)$/.test(word)).join(" ");
  const told = `${line.name} ${line.words.map((word) => word.text).join(" ")}`.slice(0, 200);
  switch (run.language) {
    case "words": return words.length === 1 && /\s/.test(text) ? followScript(text, inner) : followCommand(words, line.variables, inner);
    case "editor": {
      const commands = words.flatMap((word) => /^:?!(.+)$/s.exec(word.text)?.[1] ?? []);
      return commands.length === 0 ? null : commands.reduce<Stdin>((_, one) => followScript(one, inner), noStdin);
    }
    case "shell": return followScript(text.replace(/^\s*(?:commands=)?\[?"?(.*?)"?\]?\s*$/s, "$1"), inner);
    case "python": case "ruby": case "php": case "node": return runProgram(run.language, text, { option: "", line: told }, inner);
    default: {
      tellSql(text, { dialect: run.language.slice("sql:".length), where, how: told, tell: frame.tell, follow: frame.follow, depth: frame.depth + 1, places: target });
      return { kind: "command", name: line.name, secret: false };
    }
  }
}

/** `ansible hosts -m shell -a '…'`. */
function overAnsible({ words }: CommandLine, frame: Frame): Stdin | null {
  const valueOf = (...options: readonly string[]): string | undefined => words.flatMap(({ text }, at) => (options.includes(text) ? [words[at + 1]?.text ?? ""] : options.some((one) => text.startsWith(`${one}=`)) ? [text.slice(text.indexOf("=") + 1)] : []))[0];
  const moduleWord = valueOf("-m", "--module-name") ?? "command";
  const given = valueOf("-a", "--args") ?? "";
  const inventory = valueOf("-i", "--inventory") ?? "";
  const host = words.find(({ text }, at) => !text.startsWith("-") && !/^-[imaeltufcM]$|^--(?:inventory|module-name|args|extra-vars|limit|user|forks)$/.test(words[at - 1]?.text ?? ""))?.text ?? "all";
  if (words.some(({ text }) => /^(?:-C|--check|--list-hosts|--syntax-check|--version)$/.test(text))) return null;
  const inner: Frame = { ...frame, where: { host, shared: !/^localhost$/.test(host), places: [host, inventory, ...frame.where.places] }, depth: frame.depth + 1, stdin: noStdin, scope: new Scope() };
  if ((ansibleModules.run as readonly string[]).includes(moduleWord) && given !== "") return followScript(given, inner);
  if ((ansibleModules.read as readonly string[]).includes(moduleWord)) {
    frame.tell(draftOf(shellRules.reading, { why: `ansible ${host} looks at hosts with ${moduleWord}.`, places: inner.where.places }));
    return noStdin;
  }
  const path = /(?:^|\s)(?:path|dest|name)=(\S+)/.exec(given)?.[1];
  if (!/^(?:ansible\.builtin\.)?(?:win_)?file$/.test(moduleWord) || !/\bstate=absent\b/.test(given) || path === undefined) return null;
  removePaths([{ text: path, constant: true, quoted: true, glob: false }], { how: `ansible ${host} -m ${moduleWord} -a ${given}`, isTree: true }, inner);
  return noStdin;
}
