import { wrapperWords, type WrapperWords } from "../../rules/effects/wrappers.ts";
import type { Frame } from "./frame.ts";
import { noStdin, type ShellWord, type Stdin } from "./shellWord.ts";
import type { CommandLine } from "./commandLine.ts";
import { followScript } from "./follow.ts";

export type Unwrapped =
  | { readonly kind: "wrapped"; readonly words: readonly ShellWord[]; readonly variables: ReadonlyMap<string, string | null>; readonly frame: Partial<Frame> }
  /** The wrapper ran something else, or nothing. */
  | { readonly kind: "done"; readonly output: Stdin }
  | { readonly kind: "command" };

const wrappers = new Map<string, WrapperWords>(wrapperWords.flatMap((one) => one.names.map((name) => [name, one] as const)));
/** Those that run a command only behind one of their own words: `op run -- …`, `bundle exec …`. */
const runWords: Readonly<Record<string, string>> = { op: "run", doppler: "run", infisical: "run", dotenvx: "run", chamber: "exec", "aws-vault": "exec", teller: "run", bundle: "exec", direnv: "exec" };

/** Takes one wrapper off, if the command is one. */
export function unwrap({ name, words, variables }: CommandLine, frame: Frame): Unwrapped {
  const wrapper = wrappers.get(name);
  if (wrapper === undefined) return { kind: "command" };
  const runWord = runWords[name];
  if (runWord !== undefined && !words.some(({ text }) => text === runWord || text === "--")) return { kind: "command" };
  const start = runWord === undefined ? 0 : words.findIndex(({ text }) => text === runWord || text === "--") + 1;
  return strip(wrapper, words.slice(start), name, variables, frame);
}

function strip(wrapper: WrapperWords, words: readonly ShellWord[], name: string, outer: ReadonlyMap<string, string | null>, frame: Frame): Unwrapped {
  const variables = new Map<string, string | null>();
  let operands = name === "direnv" ? 1 : (wrapper.operands ?? 0);
  let at = 0;
  for (; at < words.length; at++) {
    const { text, constant } = words[at] ?? { text: "", constant: true };
    if (text === "--") {
      at++;
      if (operands === 0) break;
      continue;
    }
    if (wrapper.asks?.includes(text) === true) return { kind: "done", output: noStdin };
    if (name === "env" && /^-.*S$|^--split-string$/.test(text)) return runText(words.slice(at + 1), frame);
    if (name === "env" && text.startsWith("--split-string=")) return runText([{ text: text.slice("--split-string=".length), constant, quoted: true, glob: false }, ...words.slice(at + 1)], frame);
    if (name === "flock" && (text === "-c" || text === "--command")) return runText(words.slice(at + 1, at + 2), frame);
    if (text.startsWith("-") && text.length > 1) {
      if (wrapper.valueOptions.includes(text)) at++;
      continue;
    }
    const assignment = wrapper.assignments === true ? /^([A-Za-z_]\w*)=(.*)$/s.exec(text) : null;
    if (assignment !== null) {
      variables.set(assignment[1] ?? "", constant ? (assignment[2] ?? "") : null);
      continue;
    }
    if (operands === 0) break;
    operands--;
  }
  const rest = words.slice(at);
  if (rest.length === 0) return name === "flock" || !wrapper.names.includes("env") ? { kind: "command" } : variables.size === 0 ? { kind: "command" } : { kind: "done", output: noStdin };
  if (name === "watch" || (name === "flock" && rest[0]?.text === "-c")) return runText(name === "flock" ? rest.slice(1) : rest, frame);
  return { kind: "wrapped", words: rest, variables: new Map([...outer, ...variables]), frame: {} };
}

/** The words are shell text once more. */
function runText(words: readonly ShellWord[], frame: Frame): Unwrapped {
  return { kind: "done", output: followScript(words.map(({ text }) => text).join(" "), { ...frame, depth: frame.depth + 1 }) };
}
