import { filesystemRules as rules } from "../../rules/effects/filesystem.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import { unescaped } from "../shell/constantOutput.ts";
import { programInterpreter } from "./interpreters.ts";
import { isCredentialFolder } from "./credentialPaths.ts";
import { reading, tellReading } from "./reading.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath, isDevice, isNowhere, isScratch, isStatePath } from "../shell/paths.ts";
import { followScript } from "../shell/follow.ts";
import { noStdin, type ShellWord, type Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";

const told = ({ name, words }: CommandLine): string => `${name} ${words.map(({ text }) => text).join(" ")}`.slice(0, 200);

/** `sed`, `awk`, `perl`, `tee`: they show, unless they are asked to write in place or to run something. */
export function streamEdit(line: CommandLine, frame: Frame): Stdin | null {
  const { name, words } = line;
  if (name === "tee" || name === "sponge") return teeing(line, frame);
  if (name === "ed" || name === "ex") {
    frame.tell(draftOf(rules.edit, { why: `${told(line)}.` }));
    return noStdin;
  }
  const inPlace = words.some(({ text }) => (name === "perl" ? /^-[a-zA-Z0-9]*i/.test(text) && !/^-[eEMmI]/.test(text) : /^(?:-[a-zA-Z]*i|--in-place|-i\b)/.test(text) && !text.startsWith('-e')));
  if (inPlace && name !== "awk") {
    const files = words.filter(({ text, quoted }) => !text.startsWith("-") && !quoted);
    const state = files.find(({ text }) => isStatePath(fullPath(text, frame.scope.cwd)));
    frame.tell(draftOf(state === undefined ? rules.edit : rules.overwrite, { why: `${told(line)}.`, targets: files.slice(name === "perl" ? 0 : -1).map(({ text }) => ({ kind: "file", name: text })), places: frame.where.places, shared: frame.where.shared ? "yes" : "no" }));
    return noStdin;
  }
  if (name === "perl") return programInterpreter(line, frame);
  if (/^[gm]?awk$/.test(name)) awkCommands(words, frame);
  if (/^g?sed$/.test(name)) sedCommands(words, frame);
  return reading(line, frame);
}

/** `system("…")`, `print | "…"` and `"…" | getline` run a shell; `print > "f"` writes. */
function awkCommands(words: readonly ShellWord[], frame: Frame): void {
  const program = words.find(({ quoted, text }) => quoted || text.includes("{"))?.text ?? "";
  for (const match of program.matchAll(/system\(\s*"((?:[^"\\]|\\.){1,1000})"|\|\s*"((?:[^"\\]|\\.){1,1000})"|"((?:[^"\\]|\\.){1,1000})"\s*\|\s*getline/g)) followScript(unescaped(match[1] ?? match[2] ?? match[3] ?? ""), { ...frame, depth: frame.depth + 1, stdin: noStdin });
  if (/\bsystem\(\s*[^")]/.test(program)) frame.tell(draftOf(shellRules.computedCommand, { why: `awk runs a command that is worked out from its input: ${program.slice(0, 120)}` }));
  if (/print[^|;}]{0,200}>\s*"/.test(program)) frame.tell(draftOf(rules.write, { why: `awk writes a file: ${program.slice(0, 120)}` }));
}

/** The `e` command of GNU sed runs a shell; `w` writes. */
function sedCommands(words: readonly ShellWord[], frame: Frame): void {
  const script = words.find(({ text }) => !text.startsWith("-"))?.text ?? "";
  const match = /^(?:\d+|\$)?e\s+(.+)$/.exec(script);
  if (match?.[1] !== undefined) followScript(match[1], { ...frame, depth: frame.depth + 1, stdin: noStdin });
  else if (/^s(.)(?:(?!\1).)*\1(?:(?!\1).)*\1[gip0-9]*e/.test(script)) frame.tell(draftOf(shellRules.computedCommand, { why: `sed runs what it makes: ${script.slice(0, 120)}` }));
}

function teeing(line: CommandLine, frame: Frame): Stdin {
  const appends = line.words.some(({ text }) => text === "-a" || text === "--append");
  for (const { text } of line.words.filter((word) => !word.text.startsWith("-"))) {
    const path = fullPath(text, frame.scope.cwd);
    if (isNowhere(path)) continue;
    const about = { why: `${told(line)}.`, targets: [{ kind: "file" as const, name: text }], places: [...frame.where.places, text], shared: frame.where.shared ? ("yes" as const) : ("no" as const) };
    const loses = !appends && !isScratch(path) && (isStatePath(path) || frame.session.read.has(path));
    frame.tell(draftOf(isDevice(path) ? rules.device : loses ? rules.overwrite : rules.write, about));
  }
  return frame.stdin;
}

/** `tar`, `zip`, `gzip` and their like. */
export function archive(line: CommandLine, frame: Frame): Stdin {
  const { name, words } = line;
  const texts = words.map(({ text }) => text);
  const first = texts[0] ?? "";
  const mode = name === "tar" ? (/^-?[a-zA-Z]+$/.test(first) ? first : texts.filter((text) => /^-[a-zA-Z]|^--(?:create|extract|list|get)/.test(text)).join(" ")) : "";
  const lists = name === "tar" ? /t/.test(mode.replace(/--\w+/g, "")) && !/[cx]/.test(mode.replace(/--\w+/g, "")) || texts.includes("--list") : texts.some((text) => /^(?:-l|-t|-lv|-Z|-p|-c|--list|l|t)$/.test(text));
  const removing = texts.includes("--remove-files") || (name === "zip" && texts.some((text) => /^-[a-z]*[md][a-z]*$/.test(text) && !/^-(?:dd|dc)$/.test(text))) || (name === "7z" && (texts.includes("-sdel") || first === "d"));
  const named = words.filter(({ text }) => !text.startsWith("-"));
  const secrets = tellReading(named, frame, told(line), true) || named.some(({ text }) => isCredentialFolder(text, true));
  if (secrets) for (const { text } of named.filter((word) => /\.(?:tar|tgz|tbz2?|txz|zip|7z|gz|zst|xz|bz2|rar|cpio)$/i.test(word.text))) frame.session.note(frame.session.secrets, fullPath(text, frame.scope.cwd));
  for (const match of texts) if (/^--(?:to-command|use-compress-program|checkpoint-action|rsh-command|info-script|new-volume-script)=/.test(match)) followScript(match.slice(match.indexOf("=") + 1).replace(/^exec=/, ""), { ...frame, depth: frame.depth + 1, stdin: noStdin });
  const about = { why: `${told(line)}.`, places: frame.where.places, shared: frame.where.shared ? ("yes" as const) : ("no" as const) };
  const place = texts.findIndex((text) => /^(?:-C|--directory|-d)$/.test(text));
  const into = place >= 0 ? (texts[place + 1] ?? "") : "";
  const extracts = name === "tar" ? /x/.test(mode.replace(/--\w+/g, "")) || texts.includes("--extract") : name === "unzip";
  if (lists) frame.tell(draftOf(shellRules.reading, about));
  else if (removing) frame.tell(draftOf(rules.archiveRemoving, { ...about, targets: [{ kind: "file", name: texts.at(-1) ?? "" }] }));
  else if (extracts && into !== "" && isStatePath(fullPath(into, frame.scope.cwd))) frame.tell(draftOf(rules.overwrite, { ...about, targets: [{ kind: "directory", name: into }] }));
  else frame.tell(draftOf(rules.archive, about));
  return { kind: "command", name, secret: secrets };
}
