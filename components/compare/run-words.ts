import type { Run } from "@/lib/api/compareContract.ts";
import { countText } from "../ui/count.tsx";

/** What a run is called: its name, else its first words, else its id. */
export const runName = ({ name, preview, trace }: Pick<Run, "name" | "preview" | "trace">): string => name ?? (preview === "" ? trace : preview);

/** "12 calls, 1 harmful". */
export function callsText({ calls, harmful }: Pick<Run, "calls" | "harmful">): string {
  const all = `${countText(calls)} ${calls === 1 ? "call" : "calls"}`;
  return harmful === 0 ? all : `${all}, ${countText(harmful)} harmful`;
}
