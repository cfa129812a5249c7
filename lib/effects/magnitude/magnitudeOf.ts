import type { JsonValue } from "../../base/json.ts";
import type { EffectDraft, Magnitude, MagnitudeUnit } from "../effect.ts";
import { linesCounted } from "./linesCounted.ts";
import { numbersInJson, numbersInPrint } from "./numbersInJson.ts";
import { proseNumber } from "./proseNumber.ts";
import { sqlTags } from "./sqlTags.ts";

const textMax = 131_072;
/** Long runs of blanks say nothing, and patterns that begin with blanks would try each of them. */
const withoutWideGaps = (text: string): string => text.replace(/[ \t]{16,}/g, "        ");

/** The number that a result states for an effect, under its unit; null where it states none. Nothing is estimated. */
export function magnitudeOf(effect: Pick<EffectDraft, "counts" | "class" | "stated" | "rule">, result: JsonValue | undefined): Magnitude | null {
  if (result === undefined || result === null) return effect.stated;
  const text = typeof result === "string" ? withoutWideGaps(result.slice(0, textMax)) : null;
  if (text !== null && looksFailed(text)) return null;
  const value = typeof result === "string" ? jsonIn(result) : result;
  const unit: MagnitudeUnit = effect.counts ?? "objects";
  // A bare number is a count: of what was printed for each thing.
  if (text !== null && effect.counts !== null && /^\s*\d+\s*$/.test(text)) return { [unit]: Number(text) };
  // The store answers a removal with how many keys were there.
  const answer = text !== null && effect.rule === "redis.delete" ? /^\s*\(integer\)\s+(\d+)\s*$/.exec(text)?.[1] : undefined;
  if (answer !== undefined) return { [unit]: Number(answer) };
  if (effect.stated !== null && (effect.stated.replicas !== undefined || effect.stated.amount !== undefined)) return effect.stated;
  const found = numberIn(value, text, unit);
  return found ?? effect.stated;
}

function numberIn(value: JsonValue, text: string | null, unit: MagnitudeUnit): Magnitude | null {
  return (value === null ? null : numbersInJson(value, unit)) ?? (text === null ? null : (numbersInPrint(text, unit) ?? sqlTags(text) ?? linesCounted(text) ?? proseNumber(text, unit)));
}

/** An error states no effect. */
function looksFailed(text: string): boolean {
  return /^\s*(?:error|fatal|traceback|exception|panic|e:|err(?:or)?\s*\d*:|permission denied|access denied|unauthorized|forbidden|usage:)/i.test(text) || /^(?:\w+\.)*\w*(?:Error|Exception)\b\s*[:(]/.test(text.trimStart()) || /\b(?:syntax error|command not found|no such file or directory|does not exist)\b/i.test(text.slice(0, 300)) && !/\b(?:deleted|removed|affected)\b/i.test(text);
}

function jsonIn(text: string): JsonValue {
  const bare = text.trim();
  if (!/^[[{]/.test(bare) || bare.length > textMax) return null;
  try {
    const value: JsonValue = JSON.parse(bare);
    return typeof value === "object" ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

