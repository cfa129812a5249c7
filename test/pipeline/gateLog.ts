import { inHex, sha256, type Signer } from "../audit/signer.ts";
import { sorted } from "../audit/logs.ts";
import type { Step } from "./exports.ts";

/** What a gate writes down of a step: who asked, with what, and what was decided. */
export type Gated = { readonly step: Step; readonly decision?: "allow" | "deny"; readonly input?: Step["input"]; readonly callId?: string | null };

/** The log of a gate before the kiln's tools: ACTA receipts in a chain, 300 ms behind the trace's clock. */
export function gateLog(gated: readonly Gated[], by: Signer): string[] {
  let previous: string | null = null;
  return gated.map(({ step, decision = "allow", input = step.input, callId = step.callId }) => {
    const payload = {
      type: "protectmcp:decision", tool_name: `kiln__${step.name}`, decision, ...(callId === null ? {} : { request_id: callId }), ...(previous === null ? {} : { previousReceiptHash: previous }),
      payload_digest: { input_hash: sha256(sorted(JSON.parse(JSON.stringify(input)))), canonical: "jcs" }, issued_at: new Date(Date.parse(step.start) + 300).toISOString(), issuer_id: by.did,
    };
    const receipt = { payload, signature: { alg: "EdDSA", kid: by.did, sig: inHex(by.sign(sorted(payload))) } };
    previous = sha256(sorted(receipt));
    return JSON.stringify(receipt);
  });
}
