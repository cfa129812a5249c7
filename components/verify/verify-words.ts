import { bytesText } from "../ui/bytes.tsx";
import { filesMax, fileBytesMax, type FileUse, type GivenFile, type GivenState } from "./given-file.ts";

/** A file that a browser tab should not hold: what takes it instead. */
export function tooLarge(bytes: number): GivenState {
  return {
    type: "refused", why: `${bytesText(bytes)}: this page reads files up to ${bytesText(fileBytesMax)}.`,
    instead: "The command line takes logs of any length and gives the same verdict: npx aftertrace verify LOG --keys KEYFILE",
  };
}

export function tooMany(): GivenState {
  return { type: "refused", why: `This page takes ${filesMax} files at a time.`, instead: "Remove some of them, or verify a whole folder with the command line: npx aftertrace verify FOLDER --keys KEYFILE" };
}

export const useWords: Readonly<Record<FileUse, string>> = { log: "Log", keys: "Keys", head: "Head of a log", payload: "Payload of a token", nothing: "Leave out" };

/** What a file turned out to be, in a few words. */
export function kindText({ state }: Pick<GivenFile, "state">): string {
  if (state.type === "reading") return "being read";
  if (state.type === "refused") return "not read";
  const { is } = state.file;
  switch (is.kind) {
    case "log": return is.format;
    case "keys": return keysText(is.keys);
    case "head": return "head of a log";
    case "unknown": return is.records ? "records of a shape that is not known" : "no log and no key was recognised";
  }
}

function keysText({ keys, endorsements, revokedIds }: { readonly keys: readonly { readonly key: Uint8Array }[]; readonly endorsements: readonly unknown[]; readonly revokedIds: ReadonlySet<string> }): string {
  const distinct = new Set(keys.map(({ key }) => key.join())).size;
  const parts = [[distinct, "public key"], [endorsements.length, "endorsement"], [revokedIds.size, "revoked id"]] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}${count === 1 ? "" : "s"}`);
  return said.length === 0 ? "keys, none of which can be used" : said.join(", ");
}

/** The library that checks signatures in a browser; the tests hold the number against the installed package. */
export const libraryVersion = "@noble/ed25519 3.2.0";

/** Where and with what the verdict of this page was reached. */
export function verifiedBy(tookMs: number): string {
  return `in this browser, by ${libraryVersion} behind the strict checks, in ${(tookMs / 1000).toFixed(1)} s; nothing was sent`;
}
