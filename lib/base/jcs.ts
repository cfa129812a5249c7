/** What can be spelled in the canonical form: JSON of plain numbers and well-formed text. */
export type PlainJson = null | boolean | number | string | readonly PlainJson[] | PlainObject;
export type PlainObject = { readonly [name: string]: PlainJson };

/**
 * The JSON Canonicalization Scheme (RFC 8785), for what we sign ourselves: names sorted by UTF-16 unit, no white space,
 * numbers as ECMAScript writes them. Foreign records are spelled by lib/audit, from their own digits; here nothing is deep.
 * @throws RangeError for a number that JSON cannot hold and for text with half a surrogate pair.
 */
export function jcs(value: PlainJson): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberText(value);
  if (typeof value === "string") return quoted(value);
  if (isList(value)) return `[${value.map(jcs).join(",")}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([name, one]) => `${quoted(name)}:${jcs(one)}`).join(",")}}`;
}

/** Text in which every half of a surrogate pair has its other half; lone halves become the replacement character. */
export function wellFormed(text: string): string {
  return text.replace(loneHalf, "\u{FFFD}");
}

/** The same for every name and text in an object. */
export function wellFormedMembers(object: PlainObject): PlainObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [wellFormed(name), wellFormedValue(value)]));
}

function wellFormedValue(value: PlainJson): PlainJson {
  if (typeof value === "string") return wellFormed(value);
  if (value === null || typeof value !== "object") return value;
  return isList(value) ? value.map(wellFormedValue) : wellFormedMembers(value);
}

const loneHalf = /\p{Surrogate}/gu;
/** `Array.isArray` does not narrow lists that must not be changed. */
const isList = (value: PlainJson): value is readonly PlainJson[] => Array.isArray(value);

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`JSON has no number ${value}`);
  return JSON.stringify(value);
}

function quoted(text: string): string {
  if (wellFormed(text) !== text) throw new RangeError("half a surrogate pair cannot be signed");
  return JSON.stringify(text);
}
