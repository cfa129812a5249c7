import { ElementSplitter, listNames } from "./elementSplitter.ts";
import { knownElement, lineProfile, linesOf } from "./logEntries.ts";
import type { Profile } from "./profile.ts";
import { memberOf, parseSignedJson } from "./signedJson.ts";
import { looksLikeNote } from "./signedNote.ts";

/** How a log that is too long to be held is read: line by line, or element by element out of the list at this JSON pointer. Null: only as a whole. */
export type LogShape = { readonly by: "lines" | "elements"; readonly profile: Profile; readonly list: string };

/** Finds it out from the beginning of a text, as `logEntries` finds it out from the whole. */
export function logShape(head: string): LogShape | null {
  const body = head.replace(/^\ufeff/, "");
  const first = body.trimStart()[0];
  if (first !== "{" && first !== "[") return looksLikeNote(body) ? null : byLines(body);
  if (first === "[") return byElements(body) ?? byLines(body);
  const [line] = linesOf(body);
  const json = line === undefined ? null : parseSignedJson(line.text);
  // A first line that is a whole document with a list, and no record itself.
  const isBundle = json?.ok === true && lineProfile(line?.text ?? "") === null && listNames.some((name) => memberOf(json.root, name)?.kind === "array");
  if (json?.ok === true && !isBundle) return byLines(body);
  return byElements(body) ?? byLines(body);
}

function byLines(body: string): LogShape | null {
  for (const { text } of linesOf(body)) {
    const profile = lineProfile(text);
    if (profile !== null) return { by: "lines", profile, list: "" };
  }
  return null;
}

function byElements(body: string): LogShape | null {
  const known = knownElement(new ElementSplitter().push(body));
  return known === null ? null : { by: "elements", ...known };
}
