import type { EffectRow } from "@/lib/api/impactContract.ts";
import type { GlyphName } from "../../ui/glyph.tsx";
import { sinceText } from "../../ui/time-text.ts";
import { statuses, type Tone } from "../../ui/vocabulary.ts";
import { className, counted, harmWords, magnitudeText, reversibleStatus, sharedWords } from "../impact-words.ts";

/** "T+43 s"; without T+0 or a clock there is no distance. */
export function whenText({ tPlusUs, timeUs }: EffectRow["call"], instant: (us: number) => string): string {
  if (tPlusUs !== null) return tPlusUs === 0 ? "T+0" : sinceText(tPlusUs, 0);
  return timeUs === null ? "no time" : instant(timeUs);
}

/** The first target, and how many more there are. */
export function targetText({ targets, targetsOf }: Pick<EffectRow, "targets" | "targetsOf">): string {
  const first = targets[0];
  if (first === undefined) return "–";
  return targetsOf > 1 ? `${first.name} and ${counted(targetsOf - 1, "more", "more")}` : first.name;
}

type Said = { readonly word: string; readonly glyph: GlyphName; readonly tone: Tone };

/** What a signed log says of the call: three answers, and none of them is another's absence. */
export function loggedWords({ logged }: Pick<EffectRow, "logged">): Said {
  if (logged === null) return { word: "In no log", glyph: "dash", tone: "unknown" };
  return logged.holds ? { word: "Verified", glyph: "check", tone: "ok" } : { word: "Does not hold", glyph: "cross", tone: "failed" };
}

/** A row as a sentence for screen readers. */
export function effectSentence(row: EffectRow): string {
  const { call, harm, targets, targetsOf, magnitude } = row;
  const parts = [
    className(row.class), `${call.tool} ${call.preview}`.trim(), call.tPlusUs === null ? null : sinceText(call.tPlusUs, 0).replace("T+", "T plus ").replace("T−", "T minus "),
    row.destructive ? "destructive" : null, statuses[reversibleStatus[row.reversible]].word.toLowerCase(), row.shared === "yes" ? "shared state" : row.shared === "unknown" ? `sharedness ${sharedWords.unknown.toLowerCase()}` : null,
    targets.length === 0 ? null : `target ${targetText({ targets, targetsOf })}`, magnitude === null ? null : `${magnitudeText(magnitude)} as reported`,
    harm === "none" ? null : harmWords[harm].word.toLowerCase(), row.correction === null ? null : "corrected", row.logged === null ? null : `log entry ${loggedWords(row).word.toLowerCase()}`,
  ];
  return parts.filter((part) => part !== null && part !== "").join(", ");
}
