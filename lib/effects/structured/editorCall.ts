import type { JsonValue } from "../../base/json.ts";
import { filesystemRules } from "../../rules/effects/filesystem.ts";
import { toolRules } from "../../rules/effects/tools.ts";
import { verbRows } from "../../rules/effects/verbs.ts";
import { draftOf } from "../draft.ts";
import type { EffectDraft } from "../effect.ts";

type Values = { readonly [name: string]: JsonValue };
const readingRow = verbRows.find(({ id }) => id === "name.read");
const textMax = 262_144;

/** Editors of agents: a deed under `command` with a path, or a patch that names its files. Null: neither. */
export function editorCall(tool: string, values: Values): EffectDraft[] | null {
  return deedOfEditor(tool, values) ?? patchOf(tool, values);
}

function deedOfEditor(tool: string, values: Values): EffectDraft[] | null {
  const { command, path } = values;
  if (typeof command !== "string" || typeof path !== "string" || !/^(?:view|create|str_replace|insert|undo_edit|rename|delete)$/.test(command)) return null;
  const about = { why: `${tool}: ${command} ${path}.`, targets: [{ kind: "file" as const, name: path }], places: [path] };
  if (command === "view") return readingRow === undefined ? null : [draftOf(readingRow, about)];
  return [draftOf(command === "delete" ? filesystemRules.remove : toolRules.fileWrite, about)];
}

/** `*** Delete File: a` and `+++ /dev/null`: what a patch takes away stands in its head lines. */
function patchOf(tool: string, values: Values): EffectDraft[] | null {
  const text = ["input", "patch", "diff", "patch_text", "content"].flatMap((name) => (typeof values[name] === "string" ? [values[name]] : []))[0]?.slice(0, textMax);
  if (text === undefined || !/^\*\*\* (?:Begin Patch|Update File|Add File|Delete File)|^--- \S+.*\n\+\+\+ \S+/m.test(text)) return null;
  const named = (pattern: RegExp): string[] => [...text.matchAll(pattern)].slice(0, 200).map(([, name = ""]) => name.trim());
  const removed = [...named(/^\*\*\* Delete File: (.{1,400})$/gm), ...named(/^--- (?:a\/)?(\S{1,400}).*\n\+\+\+ \/dev\/null/gm)];
  const written = [...named(/^\*\*\* (?:Update|Add) File: (.{1,400})$/gm), ...named(/^\+\+\+ (?:b\/)?(?!\/dev\/null)(\S{1,400})/gm)];
  const draft = (rule: typeof filesystemRules.remove, names: readonly string[], deed: string): EffectDraft[] => (names.length === 0 ? [] : [draftOf(rule, { why: `${tool}: the patch ${deed} ${names.slice(0, 5).join(", ")}.`, targets: names.map((name) => ({ kind: "file", name })), places: names })]);
  return [...draft(filesystemRules.remove, removed, "deletes"), ...draft(toolRules.fileWrite, written, "writes")];
}
