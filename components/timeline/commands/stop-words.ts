import type { StopKind } from "@/lib/timeline/row.ts";
import { countText } from "../../ui/count.tsx";

export type Stop = { readonly kind: StopKind; readonly direction: "next" | "previous" };

const nouns: Readonly<Record<StopKind, string>> = { match: "row that passes", flagged: "flagged row", harmful: "harmful row", marked: "marked row" };

/** What is said on arriving, and where there is nothing to arrive at. `number` is null for the latter. */
export function stopWords({ kind, direction }: Stop, number: number | null, of: number): string {
  const noun = nouns[kind];
  if (number !== null) return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}, ${countText(number)} of ${countText(of)}`;
  if (of === 0) return `No ${noun} here.`;
  return direction === "next" ? `No further ${noun} (${countText(of)} of ${countText(of)}).` : `No earlier ${noun} (${countText(of)} in all).`;
}
