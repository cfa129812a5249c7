import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { messageBytes, typedBytes, typedKey } from "@/components/verify/signature-text.ts";
import { libraryVersion } from "@/components/verify/verify-words.ts";
import { toBase64, toBase64Url, toHex } from "@/lib/base/encodings.ts";
import { signer } from "../../audit/signer.ts";

test("a message is the bytes that were typed, in hex, base64 or as text; what cannot be read is refused", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
    expect(messageBytes(toHex(bytes), "hex")).toEqual(bytes);
    expect(messageBytes(toBase64(bytes), "base64")).toEqual(bytes);
  }));
  expect(messageBytes("café", "text")).toEqual(new TextEncoder().encode("café"));
  expect([messageBytes("xyz", "hex"), messageBytes("?", "base64"), messageBytes("", "hex")]).toEqual([null, null, new Uint8Array()]);
});

test("a key and a signature are read in every usual spelling, and of any length, so that a wrong length is judged and not hidden", () => {
  const { key, did, sign } = signer("typed");
  const signature = sign("m");
  for (const text of [toHex(key), toBase64(key), toBase64Url(key), did, `ed25519:${toHex(key)}`]) expect(typedKey(text)).toEqual(key);
  for (const text of [toHex(signature), toBase64(signature), ` ${toBase64Url(signature)} `]) expect(typedBytes(text)).toEqual(signature);
  expect(typedKey("00")).toEqual(new Uint8Array(1));
  expect([typedBytes("no key!"), typedBytes(" "), typedKey("")]).toEqual([null, null, null]);
});

test("the library that the page names is the one that is installed", () => {
  const { version } = JSON.parse(readFileSync("node_modules/@noble/ed25519/package.json", "utf8")) as { version: string };
  expect(libraryVersion).toBe(`@noble/ed25519 ${version}`);
});
