import fc from "fast-check";
import { RawNumber, type JsonValue } from "../../lib/base/json.ts";

const rawNumbers = fc.oneof(
  fc.bigInt({ min: 2n ** 53n, max: 10n ** 40n }).map((digits) => new RawNumber(String(digits))),
  fc.bigInt({ min: 2n ** 53n, max: 10n ** 40n }).map((digits) => new RawNumber(String(-digits))),
  fc.constantFrom("1e400", "-1e999", "123456789012345678901.5").map((text) => new RawNumber(text)),
);

/** Whole numbers that a double prints with all digits and cannot tell from their neighbours come as raw numbers only. */
const plainDoubles = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => Math.abs(value) <= Number.MAX_SAFE_INTEGER || Math.abs(value) >= 1e21);

/** Any value that JSON can spell, raw numbers, odd names and half surrogates included. */
export const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    plainDoubles,
    rawNumbers,
    fc.string({ unit: "binary" }),
    fc.constantFrom("\ud800", 'a"b\\c', "\u0000\n", '{"a":[1]}', "]}"),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(
      fc.oneof(fc.string({ unit: "binary", maxLength: 8 }), fc.constantFrom("__proto__", "constructor", "", "/", "~")),
      tie("value"),
      { maxKeys: 5 },
    ),
  ),
})).value;
