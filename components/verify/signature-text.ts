import { keyBytesOf } from "@/lib/audit/genericProfile.ts";
import { fromBase64, fromBase64Url, fromHex, utf8 } from "@/lib/base/encodings.ts";

/** How the bytes of a message were typed in. */
export const messageSpellings = ["text", "hex", "base64"] as const;
export type MessageSpelling = (typeof messageSpellings)[number];

/** Bytes as they were typed; null where they cannot be read that way. An empty message is a message. */
export function messageBytes(text: string, spelling: MessageSpelling): Uint8Array | null {
  if (spelling === "text") return utf8(text);
  const bare = text.replaceAll(/\s+/g, "");
  return spelling === "hex" ? fromHex(bare) : (fromBase64(bare) ?? fromBase64Url(bare));
}

/** A signature in hex or base64, of any length but none: a wrong length is for the verification to judge. */
export function typedBytes(text: string): Uint8Array | null {
  const bare = text.trim().replace(/^ed25519:/i, "");
  if (bare === "") return null;
  return fromHex(bare) ?? fromBase64(bare) ?? fromBase64Url(bare);
}

/** A key in any spelling that a log uses for one, or any bytes at all. */
export function typedKey(text: string): Uint8Array | null {
  return keyBytesOf(text.trim()) ?? typedBytes(text);
}
