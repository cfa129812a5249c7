import { didKey } from "../audit/profiles/parts.ts";
import { toHex } from "../base/encodings.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { custodyKeyFile, publicKeys } from "../store/custodyKeyFile.ts";
import type { SigningKey } from "../store/signingKeyFile.ts";
import { answer, guardedHeaders } from "./answers.ts";
import type { CustodyKey, keyForms } from "./custodyContract.ts";

type Form = (typeof keyForms)[number];

/** The public half of the signing key and of those before it: as an answer of the API, or as a file for a verifier. */
export function custodyKeyAnswer(key: SigningKey, form: Form): Response {
  switch (form) {
    case "json": return answer(custodyKey(key));
    case "jwks": return file("custody-keys.jwks", "application/jwk-set+json", custodyKeyFile(key));
    case "pem": return file("custody-keys.pem", "application/x-pem-file", publicKeys(key).map(({ bytes }) => pem(bytes)).join(""));
    case "did": return file("custody-keys.did", "text/plain; charset=utf-8", `${publicKeys(key).map(({ did }) => did).join("\n")}\n`);
  }
}

export function custodyKey({ did, publicKey, created, former }: SigningKey): CustodyKey {
  return { did, fingerprint: fingerprint(publicKey), created, former: former.map((one) => ({ ...one, fingerprint: formerFingerprint(one.did) })) };
}

const fingerprint = (bytes: Uint8Array): string => `sha256:${toHex(nodeCrypto.sha256(bytes))}`;

function formerFingerprint(did: string): string | null {
  const bytes = didKey(did);
  return bytes === null ? null : fingerprint(bytes);
}

const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

function pem(bytes: Uint8Array): string {
  return `-----BEGIN PUBLIC KEY-----\n${Buffer.concat([spkiPrefix, bytes]).toString("base64")}\n-----END PUBLIC KEY-----\n`;
}

function file(name: string, type: string, text: string): Response {
  return new Response(text, { headers: { ...guardedHeaders, "content-type": type, "content-disposition": `attachment; filename="${name}"` } });
}
