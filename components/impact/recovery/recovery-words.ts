import type { RecoveryState } from "@/lib/api/impactContract.ts";
import type { RecoveryKind } from "@/lib/effects/recovery/recoveryItem.ts";
import type { GlyphName } from "../../ui/glyph.tsx";
import type { Tone } from "../../ui/vocabulary.ts";

/** Where an item of the checklist stands. */
export const recoveryStateWords: Record<RecoveryState, { readonly word: string; readonly glyph: GlyphName; readonly tone: Tone }> = {
  open: { word: "Open", glyph: "dot", tone: "warning" },
  done: { word: "Done", glyph: "check", tone: "ok" },
  cannot: { word: "Cannot be undone", glyph: "cross", tone: "failed" },
};

export const recoveryKindWords: Record<RecoveryKind, string> = {
  freeze_credentials: "credentials", rows: "rows", table: "table or database", files: "files", working_tree: "working tree", branch: "branch", infrastructure: "infrastructure", backup_volume: "volume with backups",
  credential: "credential", message: "message", publication: "publication", money: "money", configuration: "configuration", outage: "outage", unknown: "unknown effect",
};

/** Why the form cannot be sent yet; null where it can. */
export function recoveryProblem(state: RecoveryState, why: string): string | null {
  return state === "cannot" && why.trim() === "" ? "Say why it cannot be undone." : null;
}
