import { gitTable } from "../../rules/effects/git.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import type { Frame } from "../shell/frame.ts";
import { followScript } from "../shell/follow.ts";
import { plainWord, type ShellWord, type Stdin } from "../shell/shellWord.ts";
import { applyTable } from "./applyTable.ts";
import { tellReading } from "./reading.ts";

const globalValues = new Set(["-C", "-c", "--git-dir", "--work-tree", "--namespace", "--exec-path", "--config-env", "--super-prefix"]);

/** git: what stands before its verb is taken off first, because it may change what the verb means. */
export function git(line: CommandLine, frame: Frame): Stdin {
  const { before, rest } = splitGlobals(line.words);
  const alias = aliasFor(before, rest[0]?.text ?? "");
  if (alias !== null) return alias.startsWith("!") ? followScript(`${alias.slice(1)} ${rest.slice(1).map(({ text }) => text).join(" ")}`, { ...frame, depth: frame.depth + 1 }) : git({ ...line, words: [...alias.split(/\s+/).map(plainWord), ...rest.slice(1)] }, frame);
  innerCommands(rest, frame);
  const effect = applyTable(gitTable, { ...line, words: usual(rest, before) }, frame);
  if (effect.class === "read_only" && /^(?:show|diff|cat-file|archive|blame|log|grep)$/.test(rest[0]?.text ?? "")) tellReading(rest.slice(1).map((word) => ({ ...word, text: word.text.replace(/^[^:\s]*:(?=.)/, "") })), frame, `git ${rest.map(({ text }) => text).join(" ")}`.slice(0, 200), false);
  frame.tell(effect);
  return { kind: "command", name: "git", secret: false };
}

function splitGlobals(words: readonly ShellWord[]): { readonly before: readonly ShellWord[]; readonly rest: readonly ShellWord[] } {
  const glued: ShellWord[] = [];
  let at = 0;
  while (at < words.length && (words[at]?.text ?? "").startsWith("-")) {
    const { text = "" } = words[at] ?? {};
    // `-calias.x=y`: the value may be glued to the option.
    if (/^-[cC]./.test(text)) glued.push(plainWord(text.slice(2)));
    if (text === "--version" || text === "--help" || text === "-h" || text === "-v") break;
    at += globalValues.has(text) ? 2 : 1;
  }
  return { before: [...words.slice(0, at), ...glued], rest: words.slice(at) };
}

/** `git -c alias.x='!rm -rf y' x`. */
function aliasFor(before: readonly ShellWord[], verb: string): string | null {
  const setting = before.find(({ text }) => text.startsWith(`alias.${verb}=`));
  return setting === undefined || verb === "" ? null : setting.text.slice(`alias.${verb}=`.length);
}

const shortNames: Readonly<Record<string, string>> = { force: "f", "dry-run": "n", staged: "S", worktree: "W", delete: "d", hard: "", mirror: "" };

/** The last word counts: `--force --no-force` forces nothing, `-n --no-dry-run` is in earnest. `restore -s` takes the word behind it. */
function withoutTakenBack(words: readonly ShellWord[]): readonly ShellWord[] {
  const end = words.findIndex(({ text }) => text === "--");
  const isOption = (at: number): boolean => end < 0 || at < end;
  return words.flatMap((word, at) => {
    const name = /^--([a-z-]+)$/.exec(word.text)?.[1] ?? Object.keys(shortNames).find((long) => shortNames[long] !== "" && word.text === `-${shortNames[long] ?? ""}`);
    if (name !== undefined && isOption(at) && words.some(({ text }, place) => place > at && isOption(place) && text === `--no-${name}`)) return [];
    const bundle = isOption(at) && /^-[a-zA-Z]{2,}$/.test(word.text) && word.text.includes("n") && words.some(({ text }, place) => place > at && isOption(place) && text === "--no-dry-run");
    if (bundle) return [{ ...word, text: word.text.replaceAll("n", "") }];
    if (words[0]?.text !== "restore" || !isOption(at)) return [word];
    if (words[at - 1]?.text === "-s") return [];
    return word.text === "-s" ? [{ ...word, text: `--source=${words[at + 1]?.text ?? ""}` }] : [word];
  });
}

/** Cleaning needs no force where the settings say so; two `-f` mean the same as one. */
function usual(given: readonly ShellWord[], before: readonly ShellWord[]): readonly ShellWord[] {
  const rest = withoutTakenBack(given);
  const free = before.some(({ text }) => /^clean\.requireforce=(?:false|0|no|off)$/i.test(text));
  if (free && rest[0]?.text === "clean") return [...rest, plainWord("--force")];
  const prunesNow = before.some(({ text }) => /^gc\.(?:pruneexpire|reflogexpire(?:unreachable)?)=(?:now|all|0|never-mind)$/i.test(text));
  return prunesNow && rest[0]?.text === "gc" ? [...rest, plainWord("--prune=now")] : rest;
}

/** `rebase -x`, `bisect run`, `submodule foreach`, `filter-branch`: commands inside the command. */
function innerCommands(rest: readonly ShellWord[], frame: Frame): void {
  const verb = rest[0]?.text ?? "";
  const behind = (from: number): string => rest.slice(from).map(({ text }) => text).join(" ");
  const inner = (text: string): void => void followScript(text, { ...frame, depth: frame.depth + 1 });
  if (verb === "submodule" && rest[1]?.text === "foreach") inner(behind(rest[2]?.text === "--recursive" ? 3 : 2));
  if (verb === "bisect" && rest[1]?.text === "run") inner(behind(2));
  rest.forEach(({ text }, at) => {
    if (verb === "rebase" && (text === "-x" || text === "--exec")) inner(rest[at + 1]?.text ?? "");
    if (verb === "rebase" && text.startsWith("--exec=")) inner(text.slice("--exec=".length));
    if (verb === "filter-branch" && /^--(?:tree|index|msg|env|commit|parent|tag-name)-filter$/.test(text)) inner(rest[at + 1]?.text ?? "");
    if (/^--upload-pack=|^--receive-pack=|^--exec=/.test(text) && verb !== "rebase") inner(text.slice(text.indexOf("=") + 1));
  });
}
