import { describe, expect, test } from "vitest";
import { anything, narrowed, optionsOf, partName, pathName, spelledOut, trustedKeyName } from "@/components/verify/generic-filter.ts";
import { genericAnswer } from "@/components/verify/session/generic-answer.ts";
import { ensure } from "@/lib/base/assert.ts";
import { nodeCrypto } from "@/lib/verification/nodeCrypto.ts";
import { sorted } from "../../audit/logs.ts";
import { inBase64, keySet, sha256, signer, trusted } from "../../audit/signer.ts";

const own = signer("narrow");
const record = (at: number): string => {
  const event = { n: at, who: "agent" };
  return JSON.stringify({ event, note: "free", proof: { by: own.hex, value: inBase64(own.sign(sha256(sorted(event)))) } });
};
const text = [0, 1, 2, 3].map(record).join("\n");
const answer = genericAnswer(text, keySet(trusted(own)), nodeCrypto);
const shape = ensure(answer.shape, "a shape");

describe("how an unknown log may be signed", () => {
  test("its first record says what may hold the signature, be signed, or bring a key", () => {
    expect(shape.signatures.map(pathName)).toEqual(["proof.value"]);
    expect(shape.members.map(pathName)).toEqual(["event", "proof"]);
    expect(shape.keys.map(pathName)).toContain("proof.by");
  });

  test("what the reader says narrows what fits, and nothing that disagrees is left", () => {
    expect(answer.fitting.length).toBeGreaterThan(1);
    expect(narrowed(answer.fitting, anything)).toEqual(answer.fitting);
    const kept = narrowed(answer.fitting, { ...anything, part: "event", form: "jcs" });
    expect(kept.map(({ form, part }) => [form, partName(part)])).toEqual([["jcs", "event"]]);
    expect(narrowed(answer.fitting, { ...anything, key: "proof.by" })).toEqual([]);
    expect(narrowed(answer.fitting, { ...anything, key: trustedKeyName })).toEqual(answer.fitting);
  });

  test("every option can be chosen, and one spelled out in full is a reading, whether it fits or not", () => {
    const options = optionsOf(shape);
    for (const part of options.part) {
      const reading = spelledOut({ signature: "proof.value", part, form: "jcs", message: "bytes", key: null }, shape);
      expect(reading === null ? null : partName(reading.part)).toBe(part);
    }
    expect(spelledOut({ ...anything, part: "event" }, shape)).toBeNull();
    expect(spelledOut({ signature: "proof.value", part: "event", form: null, message: "bytes", key: null }, shape)).toBeNull();
    expect(spelledOut({ signature: "proof.value", part: "event", form: "jcs", message: "bytes", key: "proof.by" }, shape)?.embedded).toEqual(["proof", "by"]);
  });
});
