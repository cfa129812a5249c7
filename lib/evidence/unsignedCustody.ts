import { canonicalJson } from "../base/canonicalJson.ts";
import { sha256Hex } from "../base/hash.ts";

/**
 * One line of a custody log as it was kept before lines were signed. Nothing writes such lines any more; they are read,
 * checked against each other, and named by the first record of the signed log.
 */
export type UnsignedCustodyLine = {
  /** From 1, without a gap. */
  readonly number: number;
  /** Microseconds since the epoch by the system's clock. */
  readonly atUs: number;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  readonly previous: string;
  readonly hash: string;
};

/** What the first line of a log names as its predecessor: bound to the log, so that lines cannot move to another one. */
export function unsignedCustodyStart(scope: string): string {
  return sha256Hex(`aftertrace custody 1\n${scope}`);
}

/** The hash that a line must carry. */
export function unsignedCustodyHash({ number, atUs, actor, action, detail, previous }: Omit<UnsignedCustodyLine, "hash">): string {
  return sha256Hex(canonicalJson({ number, atUs, actor, action, detail, previous }));
}

export type UnsignedCustodyCheck =
  | { readonly ok: true; readonly lines: number; readonly head: string }
  | { readonly ok: false; readonly lines: number; readonly line: number; readonly why: "altered" | "missing" | "not_linked" };

/** Whether the lines fit each other from the first to the last. It shows accidents; anybody who can edit the file can compute every hash anew. */
export function checkUnsignedCustody(scope: string, lines: Iterable<UnsignedCustodyLine>): UnsignedCustodyCheck {
  let head = unsignedCustodyStart(scope);
  let count = 0;
  let fault: { readonly line: number; readonly why: "altered" | "missing" | "not_linked" } | null = null;
  for (const line of lines) {
    count++;
    fault ??= faultOf(line, count, head);
    head = line.hash;
  }
  return fault === null ? { ok: true, lines: count, head } : { ok: false, lines: count, ...fault };
}

function faultOf(line: UnsignedCustodyLine, count: number, head: string): { readonly line: number; readonly why: "altered" | "missing" | "not_linked" } | null {
  if (line.number !== count) return { line: count, why: "missing" };
  if (line.previous !== head) return { line: count, why: "not_linked" };
  return line.hash === unsignedCustodyHash(line) ? null : { line: count, why: "altered" };
}
