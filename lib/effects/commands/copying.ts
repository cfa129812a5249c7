import { filesystemRules as rules } from "../../rules/effects/filesystem.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath, isDevice, isHistoryCopy, isNowhere, isScratch, isStatePath, isVersionHistory, isWholeTree } from "../shell/paths.ts";
import { noStdin, type ShellWord, type Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { commandWords, hasOption } from "./commandWords.ts";
import { isCredentialFolder } from "./credentialPaths.ts";
import { isSecretPath, tellReading } from "./reading.ts";
import { runOptionCommands } from "./remoteShells.ts";

const copyValues = new Set(["-t", "--target-directory", "-S", "--suffix", "-m", "--mode", "-o", "--owner", "-g", "--group"]);

/** `cp`, `install`, `ln`, `mv`: the last word, or `-t`, is where they go. */
export function copying({ name, words }: CommandLine, frame: Frame): Stdin {
  const line = commandWords(words, copyValues);
  if (hasOption(line, "--help")) return noStdin;
  const target = line.values.get("-t")?.[0] ?? line.values.get("--target-directory")?.[0] ?? line.operands.at(-1)?.text ?? "";
  const sources = line.values.has("-t") || line.values.has("--target-directory") ? line.operands : line.operands.slice(0, -1);
  const carries = name === "mv" || name === "ren" ? sources.some(({ text }) => isSecretPath(text, frame)) : false;
  if (carries) noteSecret(sources, target, frame);
  if (name !== "mv" && name !== "ren" && tellReading(sources, frame, `${name} ${words.map(({ text }) => text).join(" ")}`, true)) noteSecret(sources, target, frame);
  const told = `${name} ${words.map(({ text }) => text).join(" ")}`.slice(0, 200);
  const full = fullPath(target, frame.scope.cwd);
  if (name === "ln" && sources.some(({ text }) => isNowhere(text)) && hasOption(line, "-f")) {
    frame.tell(draftOf(rules.emptied, { why: `${told}: what ${target} held is gone, and what is written there is kept by nobody.`, targets: [{ kind: "file", name: target }], shared: frame.where.shared ? "yes" : "no" }));
    return noStdin;
  }
  const shared = frame.where.shared ? ("yes" as const) : ("no" as const);
  const about = { targets: [{ kind: "file" as const, name: target }], places: [...frame.where.places, target], shared };
  // What is copied from nowhere is nothing.
  if (name === "cp" && sources.length === 1 && fullPath(sources[0]?.text ?? "", null) === "/dev/null" && !isNowhere(full)) {
    frame.tell(draftOf(isScratch(full) ? rules.write : rules.emptied, { why: `${told}: ${target} is made empty.`, ...about }));
    return noStdin;
  }
  if (name === "mv" || name === "ren" || name === "move") {
    const lost = sources.filter(({ text }) => isWholeTree(fullPath(text, frame.scope.cwd)));
    const history = sources.filter(({ text }) => isVersionHistory(fullPath(text, frame.scope.cwd)));
    const away = { targets: sources.map(({ text }) => ({ kind: "file" as const, name: text })), places: about.places, shared };
    if (isNowhere(full) && history.length > 0) {
      frame.tell(draftOf(rules.history, { why: `${told}: version history is moved where nothing is kept.`, ...away }));
      return noStdin;
    }
    if (isNowhere(full) || isDevice(full) || lost.length > 0) {
      frame.tell(draftOf(rules.moveAway, { why: `${told}: what is moved is lost, or its place is needed.`, ...away }));
      return noStdin;
    }
    if (history.length > 0) frame.tell(draftOf(rules.move, { why: `${told}: version history is moved.`, ...away, class: "history_rewrite" }));
  }
  const isBackup = ["-b", "--backup", "-n", "--no-clobber", "-i"].some((option) => hasOption(line, option));
  if (isNowhere(full)) return noStdin;
  if (isDevice(full)) frame.tell(draftOf(rules.device, { why: `${told}: a device is written over.`, ...about }));
  else if (((isStatePath(full) && !isHistoryCopy(full)) || frame.session.read.has(full)) && !isBackup && !isScratch(full)) frame.tell(draftOf(rules.overwrite, { why: `${told}: what stood at ${target} is written over.`, ...about }));
  else frame.tell(draftOf(name === "mv" ? rules.move : rules.write, { why: `${told}.`, ...about }));
  return noStdin;
}

/** What a secret is called after it was copied or moved. */
function noteSecret(sources: readonly ShellWord[], target: string, { scope, session }: Frame): void {
  const path = fullPath(target, scope.cwd);
  session.note(session.secrets, path);
  for (const { text } of sources) session.note(session.secrets, `${path.replace(/\/$/, "")}/${text.split("/").at(-1) ?? ""}`);
}

const isRemote = (text: string): boolean => /^(?:[\w.-]+@)?[\w.-]+:(?!\\)/.test(text) || /^(?:rsync|sftp|scp):\/\//.test(text);
const rsyncValues = new Set(["-e", "--rsh", "--exclude", "--include", "-f", "--filter", "-P", "-p", "-i", "--port", "-o", "-l", "-c", "-F", "-J", "-S", "--bwlimit", "--files-from", "--exclude-from", "--include-from", "--log-file", "--password-file", "--chmod", "--chown", "-T", "--temp-dir", "--max-size", "--min-size"].filter((option) => option !== "-P"));
const scpValues = new Set(["-P", "-i", "-o", "-l", "-c", "-F", "-J", "-S", "-D"]);

/** `rsync`, `scp`, `sftp`: to or from another machine, and mirrors that remove. */
export function remoteCopying({ name, words }: CommandLine, frame: Frame): Stdin {
  const line = commandWords(words, name === "rsync" ? rsyncValues : scpValues);
  const told = `${name} ${words.map(({ text }) => text).join(" ")}`.slice(0, 200);
  runOptionCommands(words, frame);
  const target = line.operands.at(-1)?.text ?? "";
  const sources = line.operands.slice(0, -1);
  if (name === "rsync" && ["-n", "--dry-run", "--list-only"].some((option) => hasOption(line, option))) return noStdin;
  const toRemote = isRemote(target);
  const secrets = tellReading(sources, frame, told, true) || (toRemote && sources.some(({ text }) => isCredentialFolder(text, true)));
  const about = { targets: [{ kind: toRemote ? ("host" as const) : ("directory" as const), name: target }], places: [...frame.where.places, target, ...sources.map(({ text }) => text)] };
  const mirrors = ["--delete", "--del", "--delete-before", "--delete-after", "--delete-during", "--delete-delay", "--delete-excluded", "--delete-missing-args", "--remove-source-files", "--remove-sent-files"];
  const full = fullPath(target, frame.scope.cwd);
  if (name === "rsync" && mirrors.some((option) => hasOption(line, option))) frame.tell(draftOf(rules.mirror, { why: `${told}: what the source does not have is removed.`, ...about, shared: toRemote || frame.where.shared ? "yes" : "no", ...(isScratch(full) && !hasOption(line, "--remove-source-files") ? { destructive: false } : {}) }));
  else if (toRemote) {
    const remotePath = target.slice(target.indexOf(":") + 1);
    const overwrites = isStatePath(remotePath) || remotePath === "/";
    frame.tell(draftOf(overwrites ? rules.overwrite : rules.copyRemote, { why: `${told}.`, ...about, shared: "yes", ...(secrets ? { class: "external_communication" as const, destructive: true, reversible: "no" as const } : {}) }));
  } else if (isStatePath(full)) frame.tell(draftOf(rules.overwrite, { why: `${told}: what stood at ${target} is written over.`, ...about, shared: frame.where.shared ? "yes" : "no" }));
  else frame.tell(draftOf(rules.write, { why: `${told}.`, ...about, shared: frame.where.shared ? "yes" : "no" }));
  return noStdin;
}

/** `robocopy`: its options begin with a slash. */
export function mirroring(line: CommandLine, frame: Frame): Stdin {
  const texts = line.words.map(({ text }) => text);
  const has = (...options: readonly string[]): boolean => texts.some((text) => options.includes(text.toLowerCase()));
  const about = { why: `${line.name} ${texts.join(" ")}.`.slice(0, 200), targets: texts.filter((text) => !text.startsWith("/")).slice(1, 2).map((name) => ({ kind: "directory" as const, name })), places: [...frame.where.places, ...texts.filter((text) => !text.startsWith("/"))], shared: frame.where.shared ? ("yes" as const) : ("no" as const) };
  frame.tell(has("/l", "/?") ? draftOf(shellRules.dryRun, about) : draftOf(has("/mir", "/purge", "/mov", "/move") ? rules.mirror : rules.write, about));
  return noStdin;
}

/** `chmod`, `chown`, `chgrp`, `setfacl`, `icacls`, `takeown`. */
export function permissions({ name, words }: CommandLine, frame: Frame): Stdin {
  const line = commandWords(words, new Set(["--reference", "--from"]));
  if (hasOption(line, "--help")) return noStdin;
  const isTree = ["-R", "--recursive", "/t", "/T", "/r", "/R"].some((option) => hasOption(line, option, true)) || words.some(({ text }) => /^\/[tr]$/i.test(text));
  const paths: readonly ShellWord[] = name === "icacls" || name === "takeown" ? line.operands.slice(0, 1) : hasOption(line, "--reference") ? line.operands : line.operands.slice(1);
  const wide = paths.filter(({ text }) => isWholeTree(fullPath(text, frame.scope.cwd)));
  const about = { targets: paths.map(({ text }) => ({ kind: "file" as const, name: text })), places: frame.where.places, shared: frame.where.shared ? ("yes" as const) : ("no" as const) };
  const told = `${name} ${words.map(({ text }) => text).join(" ")}`.slice(0, 200);
  frame.tell(name === "chattr" ? draftOf(rules.attributes, { why: `${told}.`, ...about }) : isTree && wide.length > 0 ? draftOf(rules.permissionsTree, { why: `${told}: all of ${wide[0]?.text ?? ""}.`, ...about }) : draftOf(rules.permissions, { why: `${told}.`, ...about }));
  return noStdin;
}
