import { describe, expect, test } from "vitest";
import { besideLog, possibleUses, usedAs, type GivenFile } from "@/components/verify/given-file.ts";
import { readFile } from "@/components/verify/session/read-file.ts";
import { utf8 } from "@/lib/base/encodings.ts";
import { nodeCrypto } from "@/lib/verification/nodeCrypto.ts";
import { custodyLog, makers } from "../../audit/logs.ts";
import { inBase64, inHex, signer } from "../../audit/signer.ts";

const own = signer("roles");
const read = (text: string | Uint8Array) => readFile("any.txt", typeof text === "string" ? utf8(text) : text, nodeCrypto);
const given = (text: string | Uint8Array): GivenFile => ({ id: "f1", name: "any.txt", bytes: 1, chosen: null, state: { type: "read", file: read(text) } });
const pem = `-----BEGIN PUBLIC KEY-----\n${Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), own.key]).toString("base64")}\n-----END PUBLIC KEY-----\n`;
const unknownRecord = JSON.stringify({ body: "x", by: own.hex, seal: inHex(own.sign("x")) });

describe("what a dropped file is", () => {
  test.each(makers.map(({ format, make }) => [format, make(2, own).join("\n")] as const))("a log of %s is a log, by its shape alone", (format, text) => {
    expect(read(text).is).toMatchObject({ kind: "log", format });
    expect(usedAs(given(text))).toBe("log");
  });

  test.each<[string, string | Uint8Array]>([
    ["32 raw bytes", own.key], ["hex", own.hex], ["base64", inBase64(own.key)], ["did:key", own.did], ["PEM", pem],
    ["JWKS", JSON.stringify({ keys: [{ kty: "OKP", crv: "Ed25519", x: Buffer.from(own.key).toString("base64url"), kid: "ops" }] })],
    ["a map of id to key", JSON.stringify({ ops: own.hex })], ["a revocation list", JSON.stringify({ revoked_kids: ["ops"] })],
  ])("a key as %s is a key", (_, text) => {
    expect(read(text).is.kind).toBe("keys");
    expect(usedAs(given(text))).toBe("keys");
  });

  test("a key that must not be used is still a key file, and says why", () => {
    const { is } = read(`01${"00".repeat(31)}`);
    expect(is).toMatchObject({ kind: "keys", keys: { keys: [], problems: [{ code: "weak_key" }] } });
  });

  test("a receipt of an unknown shape that brings its own key is a log to be tried, not a key file", () => {
    expect(read(unknownRecord).is).toEqual({ kind: "unknown", records: true });
    expect(usedAs(given(unknownRecord))).toBe("log");
    expect(usedAs(given(`${unknownRecord}\n${unknownRecord}\n`))).toBe("log");
  });

  test("a head is a head; any other text is left out until the reader says what it is", () => {
    expect(usedAs(given(JSON.stringify({ count: 3, head_hash: "0".repeat(64), sig: "x" })))).toBe("head");
    expect(usedAs(given("the payload of a token"))).toBe("nothing");
    expect(possibleUses(given("the payload of a token"))).toEqual(["payload", "nothing"]);
    expect(possibleUses(given(custodyLog(1, own)[0] ?? ""))).toEqual(["log", "payload", "nothing"]);
  });
});

describe("what lies beside a log", () => {
  const named = (id: string, name: string) => ({ id, name });
  const [a, b] = [named("1", "a.jsonl"), named("2", "b.jsonl")];

  test("belongs to the log whose name it continues", () => {
    expect(besideLog(b, [a, b], [named("3", "a.jsonl.head"), named("4", "b.jsonl.head")])?.id).toBe("4");
    expect(besideLog(a, [a, b], [named("3", "a.head")])?.id).toBe("3");
  });

  test("belongs to the only log there is, and to none of several", () => {
    expect(besideLog(a, [a], [named("3", "other")])?.id).toBe("3");
    expect(besideLog(a, [a, b], [named("3", "other")])).toBeNull();
  });
});
