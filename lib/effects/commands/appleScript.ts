import { filesystemRules } from "../../rules/effects/filesystem.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import { followScript } from "../shell/follow.ts";
import type { Frame } from "../shell/frame.ts";
import { noStdin, type Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";

const scriptMax = 16_384;
const shellsMax = 50;
const shellScript = /\bdo(?:ShellScript\(|\s+shell\s+script)\s*"((?:[^"\\]|\\.){0,8000})"/gi;
const removes = /\bempty\s+(?:the\s+)?trash\b|^\s*(?:tell\b[^\n]{0,200}\bto\s+)?delete\b/im;
const tellsOnly = /^\s*(?:tell\b[^\n]{0,200}\bto\s+)?(?:display|say|get|return|count|beep|activate|log|the\s+clipboard|set\s+volume|name|version|path\s+to)\b/i;

/** `osascript -e '…'`: shell lines inside it are followed; what empties the trash or deletes is told; a text that is not shown stays unknown. */
export function appleScript({ name, words }: CommandLine, frame: Frame): Stdin {
  const texts = words.flatMap(({ text }, at) => (text === "-e" ? [words[at + 1]?.text ?? ""] : []));
  const script = [...texts, ...(texts.length === 0 && frame.stdin.kind === "text" ? [frame.stdin.text] : [])].join("\n").slice(0, scriptMax);
  const told = `${name} ${words.map(({ text }) => text).join(" ")}`.slice(0, 200);
  const inner = [...script.matchAll(shellScript)].slice(0, shellsMax).map(([, text = ""]) => text.replace(/\\(.)/g, "$1"));
  for (const text of inner) followScript(text, { ...frame, depth: frame.depth + 1, stdin: noStdin });
  if (removes.test(script)) frame.tell(draftOf(filesystemRules.remove, { why: `${told}: an application is told to delete.` }));
  else if (inner.length === 0) frame.tell(draftOf(script !== "" && script.split("\n").every((line) => tellsOnly.test(line)) ? shellRules.reading : shellRules.program, { why: `${told}: ${script === "" ? "the script is not in the call" : "an application is told to do something"}.` }));
  return { kind: "command", name, secret: false };
}
