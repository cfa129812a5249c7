import { createHash } from "node:crypto";
import type { UnsignedCustodyLine } from "../../lib/evidence/unsignedCustody.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A custody log as the first releases wrote it; written anew here, because the app writes none any more. */
export function unsignedLog(scope: string, said: readonly { readonly action: string; readonly detail: string }[]): UnsignedCustodyLine[] {
  const lines: UnsignedCustodyLine[] = [];
  for (const { action, detail } of said) {
    const previous = lines.at(-1)?.hash ?? sha256(`aftertrace custody 1\n${scope}`);
    const [atUs, actor, number] = [1_767_000_000_000_000 + lines.length, "responder", lines.length + 1];
    const hash = sha256(`{"action":${JSON.stringify(action)},"actor":"${actor}","atUs":${atUs},"detail":${JSON.stringify(detail)},"number":${number},"previous":"${previous}"}`);
    lines.push({ number, atUs, actor, action, detail, previous, hash });
  }
  return lines;
}
