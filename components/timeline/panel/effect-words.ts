import { countText } from "../../ui/count.tsx";
import type { EffectView } from "@/lib/api/impactContract.ts";

/** The three questions of an effect, answered in words. Unknown is an answer: it is said, and never passes for harmless. */
export const reversibleWords: Readonly<Record<EffectView["reversible"], string>> = {
  yes: "Yes, by one ordinary command", with_effort: "With effort: from a copy, or with other people", no: "No, by nothing in the evidence", unknown: "Not known",
};
export const destructiveWords = { yes: "Yes: state is gone, or something leaked or was spent", no: "No" } as const;
export const sharedWords: Readonly<Record<EffectView["shared"], string>> = { yes: "Yes, it reaches others", no: "No, only the agent's own session", unknown: "Not known" };
export const environmentWords: Readonly<Record<EffectView["environment"], string>> = { production: "Production", staging: "Staging", development: "Development", unknown: "Not known" };

/** "1,206 rows", "54.9 EUR". */
export function magnitudeText({ unit, value, currency }: NonNullable<EffectView["magnitude"]>): string {
  const number = Number.isInteger(value) ? countText(value) : String(value);
  if (unit === "amount") return currency === null ? `${number} (no currency named)` : `${number} ${currency}`;
  return `${number} ${value === 1 ? singular[unit] : unit}`;
}

const singular = {
  rows: "row", objects: "object", files: "file", resources: "resource", branches: "branch", commits: "commit", snapshots: "snapshot", migrations: "migration",
  recipients: "recipient", replicas: "replica", bytes: "byte",
} as const;
