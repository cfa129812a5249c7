import type { AuditFormat } from "./profile.ts";

/** By what a record of each format is told from all others. */
export const formatTells: Readonly<Record<AuditFormat, string>> = {
  "aftertrace.custody": "schema aftertrace.custody/1", "sift.receipt": "receipt_version and tenant_id", "sift.authorization": "version AuthorizationV1",
  "sift.production": "canonical_payload and signature_alg", "acta.receipt": "payload and signature, its bytes in hex", "acta.flat": "kid, issuer, payload and signature side by side",
  "agent-receipts.receipt": "a type list with AgentReceipt", "pipelock.recorder": "seq, type, detail, prev_hash and hash", "pipelock.receipt": "action_record and signer_key",
  "pipelock.evidence": "record_type evidence_receipt_v2", "signet.receipt": "an id that begins with rec_, and v", "signet.audit": "receipt and record_hash",
  "agt.mcp-receipt": "receipt_id and cedar_decision", "agt.audit": "entry_hash and agent_did", "agt.plugin-log": "agentId, previousHash and hash",
  "tirith.log": "command_redacted and tier_reached", "aerf.receipt": "evidence_hash_sha512 and key_id", "asqav.receipt": "payload and signature, its bytes in base64",
  "authproof.receipt": "signerPublicKey and signature", "vcp.event": "Header, Payload and Security", "dsse.envelope": "payloadType and signatures",
  "jws.compact": "three parts of base64url, the first with alg", "note.checkpoint": "a text above lines with a name and a signature", generic: "the shape that the responder named",
};
