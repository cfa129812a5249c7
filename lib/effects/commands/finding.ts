import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import { followCommand } from "../shell/follow.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import type { Frame } from "../shell/frame.ts";
import { plainWord, type ShellWord, type Stdin } from "../shell/shellWord.ts";
import { isWholeTree } from "../shell/paths.ts";
import { findRoots, removePaths } from "./removal.ts";

const actions = new Set(["-exec", "-execdir", "-ok", "-okdir"]);
const fdActions = new Set(["-x", "--exec", "-X", "--exec-batch"]);

/** Tests of find whose value is the next word. */
const takesValue = /^-(?:amin|anewer|atime|cmin|cnewer|ctime|fstype|gid|group|ilname|iname|inum|ipath|iregex|iwholename|links|lname|maxdepth|mindepth|mmin|mtime|name|newer\w*|path|perm|regex|regextype|samefile|size|type|uid|used|user|wholename|xtype|context|files0-from|fprint0?|fprintf|fls|printf)$/;

/** `find`: what it runs for each name, and what it deletes itself. */
export function finding({ name, words }: CommandLine, frame: Frame): Stdin {
  const told = `${name} ${words.map(({ text }) => text).join(" ")}`.slice(0, 200);
  const roots = findRoots(words);
  let acts = false;
  if (words.some(({ text }, at) => text === "-delete" && !takesValue.test(words[at - 1]?.text ?? "")) && name === "find") {
    acts = true;
    removePaths(roots, { how: told, isTree: true }, frame);
  }
  for (let at = 0; at < words.length; at++) {
    const { text = "" } = words[at] ?? {};
    if (!(name === "find" ? actions : fdActions).has(text)) continue;
    const end = words.findIndex((word, place) => place > at && (word.text === ";" || word.text === "+" || word.text === "\\;"));
    const inner = words.slice(at + 1, end < 0 ? undefined : end);
    acts = true;
    followCommand(withNames(inner, roots, soughtName(words)), new Map(), { ...frame, depth: frame.depth + 1 });
  }
  for (const option of ["-fprint", "-fprintf", "-fls"]) if (words.some(({ text }) => text === option)) acts = true;
  if (!acts) frame.tell(draftOf(shellRules.reading, { why: `${told}.`, places: frame.where.places }));
  return { kind: "command", name, secret: false };
}

/** `-name .git`: all that is found is called so. Null: it is a pattern, or there is none. */
function soughtName(words: readonly ShellWord[]): string | null {
  const at = words.findIndex(({ text }) => text === "-name");
  const name = words[at + 1]?.text ?? "";
  return at < 0 || name === "" || /[*?[\]]/.test(name) || words.some(({ text }) => text === "-o" || text === "-or" || text === "!" || text === "-not") ? null : name;
}

/** The names that `{}` stands for lie under the roots; where nothing stands for them they come last. */
function withNames(inner: readonly ShellWord[], roots: readonly ShellWord[], sought: string | null): ShellWord[] {
  const names = roots.map((root) => ({ ...root, text: sought !== null ? `${root.text.replace(/\/$/, "")}/…/${sought}` : isWholeTree(root.text) ? root.text : `${root.text.replace(/\/$/, "")}/…`, quoted: true }));
  if (!inner.some(({ text }) => text.includes("{}"))) return [...inner, ...names];
  return inner.flatMap((word) => (word.text === "{}" ? names : word.text.includes("{}") ? [plainWord(word.text.replaceAll("{}", names[0]?.text ?? "…"))] : [word]));
}
