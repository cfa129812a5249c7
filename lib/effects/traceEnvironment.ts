import { isObject, type JsonObject, type JsonValue } from "../base/json.ts";

const names = /^(?:.{0,60}[._])?(?:environment|deployment\.environment(?:\.name)?|deployment_environment|env|stage|tags|trace_?tags|trace_?environment)$/i;
const depthMax = 4;
const wordsMax = 20;

/** Words by which a trace says where it ran: `deployment.environment`, `environment`, tags. */
export function environmentWords(metadata: JsonObject): string[] {
  const found: string[] = [];
  walk(metadata, 0, found);
  return found.slice(0, wordsMax);
}

function walk(value: JsonObject, depth: number, found: string[]): void {
  for (const [name, one] of Object.entries(value)) {
    if (found.length >= wordsMax) return;
    if (names.test(name)) found.push(...textsOf(one));
    else if (isObject(one) && depth < depthMax) walk(one, depth + 1, found);
  }
}

function textsOf(value: JsonValue): string[] {
  if (typeof value === "string") return [value.slice(0, 200)];
  return Array.isArray(value) ? value.flatMap((one) => (typeof one === "string" ? [one.slice(0, 200)] : [])) : [];
}
