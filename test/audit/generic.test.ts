import { describe, expect, test } from "vitest";
import { genericCandidates } from "../../lib/audit/genericLog.ts";
import { genericProfile, type GenericChoice } from "../../lib/audit/genericProfile.ts";
import { verifyLog } from "../../lib/audit/verifyLog.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { sorted } from "./logs.ts";
import { inBase64, inBase64Url, inHex, keySet, sha256, signer, trusted } from "./signer.ts";
import { verdict } from "./verdicts.ts";

const own = signer("generic");
const keys = keySet(trusted(own));
const find = (lines: readonly string[], known = keys): GenericChoice[] => genericCandidates(lines.join("\n"), known, nodeCrypto, genericProfile);
const numbers = [0, 1, 2, 3, 4];

/** Unknown shapes: where the signature stands, what is signed, and in which form of message. */
const whole = (() => {
  let previous = "";
  return numbers.map((at) => {
    const record = { who: "agent", did: `step ${at}`, ratio: 2.5, before: previous };
    const line = { ...record, seal: inHex(own.sign(Buffer.from(sha256(sorted(record)), "hex"))) };
    previous = sha256(sorted(line));
    return JSON.stringify(line);
  });
})();
const member = numbers.map((at) => {
  const event = { b: at, a: "\u00e9" };
  return JSON.stringify({ event, note: "free", proof: { by: own.hex, value: inBase64(own.sign(sha256(sorted(event)))) } });
});
const text = numbers.map((at) => {
  const body = `at ${at} something happened`;
  return JSON.stringify({ body, sig: inBase64Url(own.sign(body)) });
});

describe("an unknown format", () => {
  test("is found by trying: the record without its signature, hashed, in a chain", () => {
    const found = find(whole);
    expect(found.map(({ form }) => form)).toContain("jcs");
    expect(new Set(found.map(({ message, signature, part }) => `${message} ${signature.join(".")} ${part.kind}`))).toEqual(new Set(["sha256 seal rest"]));
    expect(found[0]?.chain).toMatchObject({ path: ["before"], of: "record" });
    const generic = found[0] ?? null;
    expect(verdict(whole, keys, { generic })).toEqual({ status: "verified", found: ["tail_unproven 5"] });
    expect(verdict(whole.with(2, (whole[2] ?? "").replace("step", "stop")), keys, { generic })).toMatchObject({ status: "altered", found: expect.arrayContaining(["altered_entry 3"]) });
    expect(verdict(whole.toSpliced(2, 1), keys, { generic })).toMatchObject({ status: "incomplete", found: expect.arrayContaining(["missing_entry 3"]) });
  });

  test("is found by trying: one member, hashed to hex text, under a key that the record itself brings", () => {
    const [generic = null] = find(member, keySet());
    expect(generic).toMatchObject({ signature: ["proof", "value"], part: { kind: "member", path: ["event"] }, message: "sha256 hex", embedded: ["proof", "by"] });
    expect(verdict(member, keySet(), { generic }).status).toBe("unverifiable");
    const log = verifyLog(member.join("\n"), keys, nodeCrypto, { generic });
    expect(log).toMatchObject({ status: "verified", uncovered: ["note"], profile: { format: "generic", chain: "none" } });
    expect(log?.profile.describes).toContain("proof.value is Ed25519 over the SHA-256, as hex text, of event");
  });

  test("is found by trying: a text member as it stands", () => {
    const [generic = null] = find(text);
    expect(generic).toMatchObject({ signature: ["sig"], part: { kind: "text", path: ["body"] }, form: null, message: "bytes" });
    expect(verdict(`[${text.join(",")}]`, keys, { generic })).toEqual({ status: "verified", found: ["tail_unproven 5"] });
  });

  test("under a key that fits nothing, or without any record, nothing is offered and nothing throws", () => {
    expect(find(whole, keySet(trusted(signer("else"))))).toEqual([]);
    for (const lines of [[], ["x"], ["[]"], ['{"sig":"ab"}'], [`{"sig":"${"0".repeat(128)}"}`]]) expect(find(lines)).toEqual([]);
  });
});
