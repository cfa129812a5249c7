import type { PageLog, VerifyRequest } from "@/components/verify/session/protocol.ts";
import { LogSession } from "@/components/verify/session/log-session.ts";
import { readFile } from "@/components/verify/session/read-file.ts";
import { noKeys, type KeySet } from "@/lib/audit/trustedKeys.ts";
import { utf8 } from "@/lib/base/encodings.ts";
import { nodeCrypto } from "@/lib/verification/nodeCrypto.ts";

export type Verified = { readonly session: LogSession; readonly log: PageLog };

/** Verifies a log as the page does, with OpenSSL in place of noble, because that is faster here. */
export function verifyInPage(text: string | readonly string[], keys: KeySet = noKeys, more: Partial<VerifyRequest> = {}, head: string | null = null): Verified {
  const whole = typeof text === "string" ? text : `${text.join("\n")}\n`;
  const session = new LogSession(readFile("a.jsonl", utf8(whole), nodeCrypto), nodeCrypto);
  const request = { exhibit: "x1", keys, accepted: [], head: null, payload: null, generic: null, ...more };
  const steps = session.verify(request, { head: head === null ? null : readFile("a.jsonl.head", utf8(head), nodeCrypto), payload: null }, () => 0);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    if (step.value === null) throw new Error("no signed record");
    return { session, log: step.value };
  }
}
