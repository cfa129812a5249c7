import { canonicalJson } from "../base/canonicalJson.ts";
import { sha256Hex } from "../base/hash.ts";

/** One line of a custody log. Each names the hash of the line before it, so that none can be changed unnoticed. */
export type CustodyLine = {
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
export type CustodyNote = Pick<CustodyLine, "atUs" | "actor" | "action" | "detail">;

/** What the first line of a log names as its predecessor: bound to the log, so that lines cannot move to another one. */
export function custodyStart(scope: string): string {
  return sha256Hex(`aftertrace custody 1\n${scope}`);
}

/** The line that follows `last`, or the first line of the log where there is none. */
export function nextCustodyLine(scope: string, last: CustodyLine | null, { atUs, actor, action, detail }: CustodyNote): CustodyLine {
  const line = { number: (last?.number ?? 0) + 1, atUs, actor, action, detail, previous: last?.hash ?? custodyStart(scope) };
  return { ...line, hash: custodyHash(line) };
}

function custodyHash({ number, atUs, actor, action, detail, previous }: Omit<CustodyLine, "hash">): string {
  return sha256Hex(canonicalJson({ number, atUs, actor, action, detail, previous }));
}

export type CustodyCheck =
  | { readonly ok: true; readonly lines: number; /** Keep it elsewhere: it proves later that no line was cut off the end. */ readonly head: string }
  | { readonly ok: false; readonly line: number; readonly why: "altered" | "missing" | "not_linked" };

/**
 * Checks a whole log from its first line. It proves that the lines are the ones that were written, in order and without a
 * gap, up to `head`; lines cut off the end show only against a head that was kept elsewhere.
 */
export function verifyCustody(scope: string, lines: Iterable<CustodyLine>): CustodyCheck {
  let head = custodyStart(scope);
  let count = 0;
  for (const line of lines) {
    count++;
    if (line.number !== count) return { ok: false, line: count, why: "missing" };
    if (line.previous !== head) return { ok: false, line: count, why: "not_linked" };
    if (line.hash !== custodyHash(line)) return { ok: false, line: count, why: "altered" };
    head = line.hash;
  }
  return { ok: true, lines: count, head };
}
