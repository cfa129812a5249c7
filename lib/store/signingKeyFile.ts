import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign, type KeyObject } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { fromBase64Url } from "../base/encodings.ts";
import { codeOf } from "../base/errorText.ts";
import { didKeyOf } from "../base/didKey.ts";
import { readTime } from "../base/time.ts";
import type { CustodySigner } from "../evidence/custody.ts";
import { syncFolder } from "./durable.ts";

/** A key that this installation signed with before. `lost`: it was gone, and nobody signed its successor. */
export type FormerKey = { readonly did: string; readonly created: string | null; readonly ended: string; readonly why: "replaced" | "lost" };
/** The key that the installation signs with. */
export type SigningKey = CustodySigner & { readonly publicKey: Uint8Array; readonly created: string; readonly former: readonly FormerKey[] };

/** The key file must not or cannot be used. The message is what the reader is told at the start. */
export class SigningKeyRefused extends Error {}

const instant = z.string().refine((text) => readTime(text) !== null);
const fileSchema = z.strictObject({
  schema: z.literal("aftertrace.signing-key/1"),
  kty: z.literal("OKP"), crv: z.literal("Ed25519"), kid: z.string(), x: z.string(), d: z.string(), created: instant,
  former: z.array(z.strictObject({ did: z.string(), created: instant.nullable(), ended: instant, why: z.enum(["replaced", "lost"]) })),
});
type KeyContent = z.infer<typeof fileSchema>;

/** The content of a new key. */
export function newKeyContent(former: readonly FormerKey[], now = new Date()): KeyContent {
  const jwk = z.object({ x: z.string(), d: z.string() }).parse(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }));
  return { schema: "aftertrace.signing-key/1", kty: "OKP", crv: "Ed25519", kid: didKeyOf(bytesOf(jwk.x)), ...jwk, created: now.toISOString(), former: [...former] };
}

/** Reads a key file; null where there is none. @throws SigningKeyRefused where it cannot be read or is damaged. */
export function readKeyFile(path: string): SigningKey | null {
  const text = readText(path);
  if (text === null) return null;
  const content = contentOf(text);
  const secret = content === null ? null : secretOf(content);
  if (content === null || secret === null) throw damaged(path);
  return {
    did: content.kid, publicKey: bytesOf(content.x), created: content.created, former: content.former,
    sign: (message) => new Uint8Array(sign(null, message, secret)),
  };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return null;
    if (code === "EISDIR") throw damaged(path);
    throw new SigningKeyRefused(`The key that signs the custody logs, ${path}, cannot be read (${code}): give this user the right to read it, or move it away, and a new key begins new logs that say so.`);
  }
}

function damaged(path: string): SigningKeyRefused {
  return new SigningKeyRefused(`The key that signs the custody logs, ${path}, is damaged: put it back from a copy of the data folder, or move it away, and a new key begins new logs that say so.`);
}

function contentOf(text: string): KeyContent | null {
  try {
    return fileSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The private key, where both halves and the name of the key belong together. */
function secretOf({ kty, crv, x, d, kid }: KeyContent): KeyObject | null {
  if (fromBase64Url(x, 32) === null || fromBase64Url(d, 32) === null || didKeyOf(bytesOf(x)) !== kid) return null;
  const secret = createPrivateKey({ key: { kty, crv, x, d }, format: "jwk" });
  const { x: derived } = createPublicKey(secret).export({ format: "jwk" });
  return derived === x ? secret : null;
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64url"));

/** Puts a key file in place, whole and for its owner alone, so that it outlasts a power cut. What stood there before is gone. */
export function writeKeyFile(path: string, content: KeyContent): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.${randomUUID()}.part`;
  const file = openSync(part, "wx", 0o600);
  try {
    writeSync(file, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
  syncFolder(dirname(path));
}
