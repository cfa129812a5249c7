const mark: unique symbol = Symbol.for("aftertrace.RawNumber");

/**
 * A number or bare word whose spelling a double cannot carry: an integer beyond 2^53, a number
 * that overflows, `NaN`, `Infinity`. The text is what stood in the file.
 */
export class RawNumber {
  constructor(readonly text: string) {}

  /** Parts of the server are bundled apart, each with its own copy of this class, and hand values to each other: the mark counts, not the copy. */
  static [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && mark in value;
  }

  get [mark](): true {
    return true;
  }

  /** True for `NaN` and the infinities, which JSON cannot spell. */
  get isFinite(): boolean {
    return !/[NI]/.test(this.text);
  }
}

/** What a JSON text can hold, with the spellings that plain `JSON.parse` would lose. */
export type JsonValue = null | boolean | number | string | RawNumber | JsonValue[] | JsonObject;
export type JsonObject = { [key: string]: JsonValue };

/** Narrows to an object that is neither an array, null nor a raw number. */
export function isObject(value: unknown): value is JsonObject {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof RawNumber)
  );
}

/** The own member `key` of an object, or undefined where `value` is no object or lacks it. */
export function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The member `key` when it is a non-empty string, else null. */
export function textMember(value: JsonValue | undefined, key: string): string | null {
  const found = member(value, key);
  return typeof found === "string" && found !== "" ? found : null;
}
