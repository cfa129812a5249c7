import { filesystemRules as rules } from "../../rules/effects/filesystem.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import type { Target } from "../effect.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath, isDevice, isHistoryCopy, isNowhere, isScratch, isVersionHistory, staleLock } from "../shell/paths.ts";
import { noStdin, plainWord, type ShellWord, type Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { commandWords, hasOption } from "./commandWords.ts";

const removalValues = new Set(["-n", "--iterations", "-s", "--size", "--interactive"]);
const noValues = new Set<string>();

/** `rm`, `unlink`, `rmdir`, `shred`, `srm`, `trash`, `del`, `Remove-Item`. */
export function removal({ name, words }: CommandLine, frame: Frame): Stdin {
  const line = commandWords(words, name === "shred" ? removalValues : noValues);
  if (hasOption(line, "--help") || hasOption(line, "--version")) return noStdin;
  const isTree = name === "rd" || ["-r", "-R", "--recursive", "-Recurse", "/s"].some((option) => hasOption(line, option)) || words.some(({ text }) => /^(?:-rec\w*|\/s)$/i.test(text));
  const paths = line.operands.filter(({ text }) => !/^\/[a-z]$/i.test(text) || name === "rm");
  // `Get-ChildItem … | Remove-Item`: the names come through the pipe.
  const named = paths.length === 0 && name === "remove-item" && frame.stdin.kind !== "none" ? [{ ...plainWord("…"), constant: false }] : paths;
  removePaths(named, { how: [name, ...words.map(({ text }) => text)].join(" "), isTree, onlyEmpty: name === "rmdir" && !isTree, shreds: name === "shred" || name === "srm", trash: /^(?:trash|trash-put|gio|rmtrash)$/.test(name) }, frame);
  return noStdin;
}

export type Removal = { readonly how: string; readonly isTree: boolean; readonly onlyEmpty?: boolean; readonly shreds?: boolean; readonly trash?: boolean };

/** Tells the removal of some paths: scratch, version history and everything else apart. No path at all: what is removed is not shown. */
export function removePaths(paths: readonly ShellWord[], { how, isTree, onlyEmpty = false, shreds = false, trash = false }: Removal, frame: Frame): void {
  const { scope, where } = frame;
  const groups = { scratch: [] as ShellWord[], history: [] as ShellWord[], device: [] as ShellWord[], other: [] as ShellWord[] };
  for (const path of paths) {
    const full = fullPath(path.text, scope.cwd);
    if (isNowhere(full)) continue;
    groups[isVersionHistory(full) ? "history" : isDevice(full) ? "device" : isScratch(full) || staleLock.test(full) ? "scratch" : "other"].push(path);
  }
  const shared = where.shared ? ("yes" as const) : ("no" as const);
  const told = how.slice(0, 200);
  const targets = (list: readonly ShellWord[]): Target[] => [...list.flatMap(({ text }): Target[] => namesOf(text, scope.cwd).map((name) => ({ kind: isTree || text.endsWith('/') ? "directory" : "file", name }))), ...(where.host === null ? [] : [{ kind: "host" as const, name: where.host }])];
  const places = [...where.places, ...paths.map(({ text }) => text), ...(scope.cwd === null ? [] : [scope.cwd])];
  if (groups.scratch.length > 0) frame.tell(draftOf(rules.removeScratch, { why: `${told}: only what nobody keeps.`, targets: targets(groups.scratch), places, shared }));
  const [copies, histories] = [groups.history.filter(({ text }) => isHistoryCopy(fullPath(text, scope.cwd))), groups.history.filter(({ text }) => !isHistoryCopy(fullPath(text, scope.cwd)))];
  // Somebody set the copy aside because the history itself was in danger: another clone has neither its stashes nor its unpushed branches.
  if (copies.length > 0) frame.tell(draftOf(rules.history, { why: `${told}: a copy of version history is removed; only a snapshot of the file system has what was never pushed.`, reversible: "no", targets: copies.map(({ text }) => ({ kind: "repository", name: text })), places, shared }));
  if (histories.length > 0) frame.tell(draftOf(rules.history, { why: `${told}: version history is removed.`, targets: histories.map(({ text }) => ({ kind: "repository", name: text })), places, shared }));
  if (groups.device.length > 0) frame.tell(draftOf(rules.device, { why: `${told}: a device is removed or written over.`, targets: targets(groups.device), places, shared }));
  if (groups.other.length === 0 && paths.length > 0) return;
  // Without a name the command refuses.
  if (paths.length === 0) return  frame.tell(draftOf(shellRules.reading, { why: `${told}: nothing is named, so nothing is removed.` }));
  const rule = onlyEmpty ? rules.removeEmpty : shreds ? rules.shred : isTree ? rules.removeTree : rules.remove;
  const unknown = paths.some(({ text }) => text === "…") ? "; which files is not in the call" : "";
  frame.tell(draftOf(rule, { why: `${told}${unknown}.`, targets: targets(groups.other), places, shared, ...(trash ? { destructive: false, reversible: "yes" as const } : {}) }));
}

/** `*` and `.` say nothing without the folder that they are meant from. */
const namesOf = (text: string, cwd: string | null): string[] => (cwd !== null && /^(?:\.\/)?(?:\*|\.\*|\.{1,2}\/?)$/.test(text) ? [text, fullPath(text, cwd)] : [text]);

/** `find … -delete`, `-exec rm …`, and finding as such. */
export function findRoots(words: readonly ShellWord[]): ShellWord[] {
  const end = words.findIndex(({ text }) => /^[-(!]/.test(text) && !/^-[HLPD]$|^-O\d$/.test(text));
  const roots = (end < 0 ? words : words.slice(0, end)).filter(({ text }) => !text.startsWith("-"));
  return roots.length === 0 ? [plainWord(".")] : [...roots];
}
