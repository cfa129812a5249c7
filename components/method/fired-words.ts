import type { Fired, FiredRule } from "@/lib/api/methodContract.ts";
import { countText } from "../ui/count.tsx";

const nouns = { effect: ["effect", "effects"], factor: ["time", "times"], finding: ["finding", "findings"] } as const;

/** "12 effects in 2 of 8 incidents:"; what was not analysed by this version is said, because it is not counted. */
export function firedText(kind: FiredRule["kind"], rule: FiredRule | null, { incidents, read }: Fired): string {
  const unread = read < incidents ? ` (${countText(incidents - read)} more not analysed by this version)` : "";
  if (read === 0) return incidents === 0 ? "there is no incident yet" : `no incident was analysed by this version${unread}`;
  const of = `${countText(read)} ${read === 1 ? "incident" : "incidents"}${unread}`;
  if (rule === null) return `never in ${of}`;
  return `${countText(rule.count)} ${nouns[kind][rule.count === 1 ? 0 : 1]} in ${countText(rule.incidentsOf)} of ${of}:`;
}
