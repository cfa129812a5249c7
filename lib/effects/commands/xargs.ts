import { followCommand, followScript } from "../shell/follow.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath } from "../shell/paths.ts";
import { noStdin, plainWord, type ShellWord, type Stdin } from "../shell/shellWord.ts";

const xargsValues = new Set(["-I", "-n", "-P", "-L", "-d", "-a", "-E", "-s", "-J", "-R", "--max-args", "--max-procs", "--max-lines", "--delimiter", "--arg-file", "--eof", "--max-chars", "--replace-str"]);
const parallelValues = new Set(["-j", "--jobs", "-a", "--arg-file", "--colsep", "-C", "--results", "--joblog", "-S", "--sshlogin", "--timeout", "--retries", "-N", "-n", "-I", "--delay", "--tmpdir", "--workdir", "--wd", "-L", "--load", "--memfree"]);

/** `xargs` and `parallel`: the command runs with names from the pipe, from a file, or from behind `:::`. */
export function feeding({ name, words }: CommandLine, frame: Frame): Stdin {
  const isParallel = name === "parallel";
  const values = isParallel ? parallelValues : xargsValues;
  let byLine = false;
  let [at, placeholder, file]: [number, string | null, string | null] = [0, isParallel ? "{}" : null, null];
  for (; at < words.length; at++) {
    const { text } = words[at] ?? plainWord("");
    if (!text.startsWith("-") || text === "-") break;
    if (text === "--") {
      at++;
      break;
    }
    const next = words[at + 1]?.text ?? "";
    if (text === "-I" || text === "-J" || text === "--replace-str") placeholder = next;
    else if (/^-I./.test(text)) placeholder = text.slice(2);
    else if (/^(?:-i|--replace)$/.test(text)) placeholder = "{}";
    else if (/^(?:-i.|--replace=)/.test(text)) placeholder = text.replace(/^(?:-i|--replace=)/, "");
    if ((text === "-d" && /^(?:\\n|\n|\\0|,|:|;)$/.test(next)) || text === "-0" || text === "--null" || /^--delimiter=|^-d./.test(text) || text === "-L" || /^-L./.test(text)) byLine = true;
    if (text === "-a" || text === "--arg-file") file = next;
    if (values.has(text)) at++;
  }
  const rest = words.slice(at);
  const listAt = isParallel ? rest.findIndex(({ text }) => /^:{3,4}\+?$/.test(text)) : -1;
  const command = listAt < 0 ? rest : rest.slice(0, listAt);
  const given = listAt < 0 || rest[listAt]?.text.startsWith("::::") === true ? fromInput(frame, file, !isParallel && placeholder === null && !byLine) : rest.slice(listAt + 1).filter(({ text }) => !/^:{3,4}/.test(text));
  const inner: Frame = { ...frame, depth: frame.depth + 1, stdin: noStdin };
  if (command.length === 0) return isParallel && given.every(({ constant }) => constant) ? given.reduce<Stdin>((_, { text }) => followScript(text, inner), noStdin) : { kind: "command", name, secret: false };
  const output = followCommand(put(command, given, placeholder), new Map(), inner);
  // What parallel is given is shell text: `parallel 'rm {}' ::: a b`.
  return isParallel && command.length === 1 && /\s/.test(command[0]?.text ?? "") ? followScript((command[0]?.text ?? "").replaceAll("{}", given.map(({ text }) => text).join(" ")), inner) : output;
}

function put(command: readonly ShellWord[], given: readonly ShellWord[], placeholder: string | null): ShellWord[] {
  if (placeholder === null || !command.some(({ text }) => text.includes(placeholder))) return [...command, ...given];
  return command.flatMap((word) => (word.text === placeholder ? given : word.text.includes(placeholder) ? [{ ...word, text: word.text.replaceAll(placeholder, given[0]?.text ?? "…"), constant: word.constant && given.every(({ constant }) => constant) }] : [word]));
}

/** A name that the line does not show. */
const unseen: ShellWord = { text: "…", constant: false, quoted: true, glob: false };

/** Names out of the pipe, where the line shows them. */
function fromInput({ stdin, session, scope }: Frame, file: string | null, splitsWords: boolean): ShellWord[] {
  const text = file !== null ? session.texts.get(fullPath(file, scope.cwd)) : stdin.kind === "text" ? stdin.text : stdin.kind === "file" ? session.texts.get(stdin.path) : undefined;
  return text === undefined ? [unseen] : text.split(splitsWords ? /\s+/ : /[\n\0]/).filter((one) => one !== "").slice(0, 1_000).map(plainWord);
}
