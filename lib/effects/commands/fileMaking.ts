import { filesystemRules as rules } from "../../rules/effects/filesystem.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath, isDevice, isNowhere, isScratch, isStatePath } from "../shell/paths.ts";
import { noStdin, type Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { commandWords, hasOption } from "./commandWords.ts";

const values = new Set(["-m", "--mode", "-t", "-d", "--date", "-r", "--reference", "-l", "-b", "-n", "-a", "-p", "--suffix-length", "-path", "-value", "-itemtype", "-type", "-name", "-encoding", "-filepath", "-literalpath"]);
/** These take the place of what a file held; the others leave it or make a new one. */
const replaces = new Set(["set-content", "out-file", "clear-content"]);

/** `touch`, `mkdir`, `split`, `patch`, `New-Item`, `Set-Content` and their like: files and folders are made or filled. */
export function fileMaking({ name, words }: CommandLine, frame: Frame): Stdin | null {
  // The flag service has a command of the same name; it names things in the plural first.
  if (name === "split" && /^(?:environments|workspaces|splits|segments|identities|users|groups|apikeys|traffic-types)$/.test(words[0]?.text ?? "") && words.length > 1) return null;
  const line = commandWords(words, name === "mkdir" ? new Set(["-m", "--mode"]) : values);
  const told = `${name} ${words.map(({ text }) => text).join(" ")}`.slice(0, 200);
  if (hasOption(line, "--help") || hasOption(line, "--dry-run") || hasOption(line, "-whatif") || hasOption(line, "-WhatIf")) {
    frame.tell(draftOf(shellRules.dryRun, { why: `${told}.` }));
    return noStdin;
  }
  const named = [...(line.values.get("-path") ?? []), ...(line.values.get("-filepath") ?? []), ...(line.values.get("-literalpath") ?? []), ...line.operands.map(({ text }) => text)];
  const files = replaces.has(name) ? named.slice(0, 1) : named;
  const about = { why: `${told}.`, targets: files.map((file) => ({ kind: name === "mkdir" ? ("directory" as const) : ("file" as const), name: file })), places: [...frame.where.places, ...files], shared: frame.where.shared ? ("yes" as const) : ("no" as const) };
  const full = files.map((file) => fullPath(file, frame.scope.cwd)).filter((path) => !isNowhere(path));
  if (full.some(isDevice)) frame.tell(draftOf(rules.device, about));
  else if (name === "clear-content") frame.tell(draftOf(full.every(isScratch) ? rules.write : rules.emptied, about));
  else if (replaces.has(name) && full.some((path) => isStatePath(path) || frame.session.read.has(path))) frame.tell(draftOf(rules.overwrite, about));
  else frame.tell(draftOf(rules.write, about));
  return noStdin;
}
