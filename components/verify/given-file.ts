import type { ReadFile } from "./session/protocol.ts";

/** What a file is used as. The reader may choose another use than the one that its shape suggests. */
export const fileUses = ["log", "keys", "head", "payload", "nothing"] as const;
export type FileUse = (typeof fileUses)[number];

export type GivenState =
  | { readonly type: "reading" }
  | { readonly type: "read"; readonly file: ReadFile }
  /** `why`: in a sentence; `instead`: what to do. */
  | { readonly type: "refused"; readonly why: string; readonly instead: string };

/** A file that was handed to this page. */
export type GivenFile = { readonly id: string; readonly name: string; readonly bytes: number; readonly state: GivenState; readonly chosen: FileUse | null };

/** What this page reads at once. A browser checks some hundred entries a second, and holds the whole file in memory. */
export const fileBytesMax = 33_554_432;
export const filesMax = 50;

/** The use of a file: as chosen, or as its shape suggests. */
export function usedAs({ state, chosen }: Pick<GivenFile, "state" | "chosen">): FileUse {
  if (state.type !== "read") return "nothing";
  return chosen ?? usualRole(state.file);
}

function usualRole({ is }: ReadFile): FileUse {
  switch (is.kind) {
    case "log": return "log";
    case "keys": return "keys";
    case "head": return "head";
    case "unknown": return is.records ? "log" : "nothing";
  }
}

/** The uses that a file can be put to at all. */
export function possibleUses({ state }: Pick<GivenFile, "state">): readonly FileUse[] {
  if (state.type !== "read") return ["nothing"];
  const { is } = state.file;
  return fileUses.filter((use) => use === "nothing" || use === "payload" || (use === "log" && (is.kind === "log" || (is.kind === "unknown" && is.records))) || (use === "keys" && is.kind === "keys") || (use === "head" && is.kind === "head"));
}

type Named = { readonly id: string; readonly name: string };

/** What lies beside a log: the file that begins with its name, or the only one where there is only one log. */
export function besideLog<File extends Named>(log: Named, logs: readonly Named[], beside: readonly File[]): File | null {
  const stem = (name: string): string => name.replace(/\.[^./]*$/, "");
  const named = beside.find(({ name }) => name !== log.name && (name.startsWith(`${log.name}.`) || stem(name) === stem(log.name)));
  if (named !== undefined) return named;
  return logs.length === 1 ? (beside[0] ?? null) : null;
}
