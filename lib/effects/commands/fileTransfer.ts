import { filesystemRules as rules } from "../../rules/effects/filesystem.ts";
import { draftOf } from "../draft.ts";
import { followScript } from "../shell/follow.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath } from "../shell/paths.ts";
import { noStdin, type Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";

const linesMax = 500;
const removes = /^(?:rm|mrm|rmdir|delete|del|mdelete|mdel|glob\s+rm)\b/i;
const writes = /^(?:put|mput|reput|append|send|rename|mv|mkdir|symlink|ln|chmod|chown|chgrp|mirror)\b/i;
const mirrors = /^mirror\b.*(?:\s--delete\b|\s--remove-source-files\b|\s-[a-zA-Z]*e)/i;

/** `sftp`, `ftp`, `lftp` with their commands in the line, in the pipe or in a file of the trace. Null: none of them is there. */
export function fileTransfer({ name, words }: CommandLine, frame: Frame): Stdin | null {
  const text = sessionText(name, words.map((word) => word.text), frame);
  if (text === null) return null;
  const host = words.map((word) => word.text).findLast((word) => !word.startsWith("-") && /^[\w@.:/-]+$/.test(word)) ?? "";
  const told = `${name} ${words.map((word) => word.text).join(" ")}`.slice(0, 160);
  const about = { targets: host === "" ? [] : [{ kind: "host" as const, name: host }], places: [host, ...frame.where.places], shared: "yes" as const };
  for (const line of text.split(name === "lftp" ? /[\n;]|&&/ : /\n/).slice(0, linesMax).map((one) => one.trim().replace(/^[-@]+/, ""))) {
    const said = `${told}: ${line.slice(0, 120)}.`;
    if (line.startsWith("!")) followScript(line.slice(1), { ...frame, depth: frame.depth + 1, stdin: noStdin });
    else if (removes.test(line)) frame.tell(draftOf(rules.remove, { ...about, why: said, targets: [{ kind: "file", name: line.split(/\s+/).at(-1) ?? "" }, ...about.targets] }));
    else if (mirrors.test(line)) frame.tell(draftOf(rules.mirror, { ...about, why: said }));
    else if (writes.test(line)) frame.tell(draftOf(rules.copyRemote, { ...about, why: said }));
    else if (/^(?:get|mget|reget|pget)\b/i.test(line)) frame.tell(draftOf(rules.write, { why: said, places: about.places }));
  }
  return { kind: "command", name, secret: false };
}

function sessionText(name: string, texts: readonly string[], { stdin, session, scope }: Frame): string | null {
  const options = name === "lftp" ? ["-c", "-e"] : [];
  const given = texts.flatMap((text, at) => (options.includes(text) ? [texts[at + 1] ?? ""] : []));
  const file = texts.flatMap((text, at) => (/^(?:-b|-f)$/.test(text) ? [texts[at + 1] ?? ""] : []))[0];
  const read = file === undefined || file === "-" ? undefined : session.texts.get(fullPath(file, scope.cwd));
  const piped = stdin.kind === "text" ? [stdin.text] : [];
  const all = [...given, ...(read === undefined ? [] : [read]), ...piped];
  return all.length === 0 ? null : all.join("\n");
}
