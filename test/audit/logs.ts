import { inBase64, inBase64Url, inHex, sha256, type Signer } from "./signer.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Fields = { readonly [name: string]: Json };

/** Sorted compact JSON, for content on which all canonical forms agree. Written anew here, so that a fault of the engine's own writer shows. */
export function sorted(value: Json, comma = ",", colon = ":"): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => sorted(item, comma, colon)).join(comma)}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${colon === ": " ? " " : ""}${sorted(one, comma, colon)}`).join(comma)}}`;
}
const python = (value: Json): string => sorted(value, ", ", ": ");
const tools = ["read_file", "http.get", "run_sql"] as const;
const tool = (at: number): string => tools[at % tools.length] ?? "";
export const instant = (at: number): string => new Date(Date.UTC(2026, 0, 2, 3, 4, at)).toISOString();

/** A genuine log of so many records, as lines. */
export type Maker = (count: number, by: Signer) => string[];
type Step = (at: number, previous: string | null, isLast: boolean) => { readonly line: string; readonly hash: string };

function chained(count: number, step: Step): string[] {
  let previous: string | null = null;
  return Array.from({ length: count }, (_, at) => {
    const { line, hash } = step(at, previous, at === count - 1);
    previous = hash;
    return line;
  });
}
const done = (record: Fields, hashed: string): { readonly line: string; readonly hash: string } => ({ line: JSON.stringify(record), hash: sha256(hashed) });

export type CustodyOptions = { readonly closes?: boolean; readonly log?: string; readonly detail?: (at: number) => Fields; readonly action?: (at: number) => string };
export function custodyLog(count: number, by: Signer | ((at: number) => Signer), { closes = true, log = "00000000-0000-4000-8000-000000000001", detail, action }: CustodyOptions = {}): string[] {
  return chained(count, (at, previous, isLast) => {
    const own = typeof by === "function" ? by(at) : by;
    const prev = previous === null ? null : `sha256:${previous}`;
    const isClose = closes && isLast;
    const record = {
      schema: "aftertrace.custody/1", log, seq: at + 1, at: instant(at), actor: "responder", action: isClose ? "close" : (action?.(at) ?? "view"), object: null,
      detail: isClose ? { count: at + 1, head: prev } : (detail?.(at) ?? { row: at }), prev, key: own.did,
    };
    const whole = { ...record, sig: inBase64Url(own.sign(`aftertrace.custody/1\n${sorted(record)}`)) };
    return done(whole, sorted(whole));
  });
}

const acta: Maker = (count, by) => chained(count, (at, previous) => {
  const payload = { type: "protectmcp:decision", tool_name: tool(at), decision: "allow", request_id: `q${at}`, issued_at: instant(at), issuer_id: by.did, ...(previous === null ? {} : { previousReceiptHash: `sha256:${previous}` }) };
  const record = { payload, signature: { alg: "EdDSA", kid: by.did, sig: inHex(by.sign(sorted(payload))) } };
  return done(record, sorted(record));
});
const actaFlat: Maker = (count, by) => Array.from({ length: count }, (_, at) => {
  const record = { v: 2, type: "decision", algorithm: "ed25519", kid: by.did, issuer: "gate", issued_at: instant(at), payload: { tool: tool(at), decision: "deny" } };
  return JSON.stringify({ ...record, signature: inHex(by.sign(sorted(record))) });
});
const agentReceipts: Maker = (count, by) => chained(count, (at, previous, isLast) => {
  const chain = { sequence: at + 1, previous_receipt_hash: previous === null ? null : `sha256:${previous}`, chain_id: "c1", ...(isLast ? { terminal: true } : {}) };
  const record = {
    "@context": ["https://www.w3.org/ns/credentials/v2"], id: `urn:receipt:${at}`, type: ["VerifiableCredential", "AgentReceipt"], version: "0.5.0", issuer: { id: by.did }, issuanceDate: instant(at),
    credentialSubject: { action: { id: `a${at}`, type: tool(at), risk_level: "low" }, outcome: { status: "success" }, chain },
  };
  const proof = { type: "Ed25519Signature2020", created: instant(at), verificationMethod: `${by.did}#key-1`, proofPurpose: "assertionMethod", proofValue: `u${inBase64Url(by.sign(sorted(record)))}` };
  return done({ ...record, proof }, sorted(record));
});
const siftReceipt: Maker = (count, by) => Array.from({ length: count }, (_, at) => {
  const body = { receipt_version: "1.0", tenant_id: "t", agent_id: "a", action: "call", tool: tool(at), decision: "ALLOW", risk_tier: 1, timestamp: instant(at), nonce: `n${at}`, policy_matched: "p" };
  const record = { ...body, receipt_hash: sha256(sorted(body)) };
  return JSON.stringify({ ...record, signature: inBase64Url(by.sign(sorted(record))) });
});
const siftAuthorization: Maker = (count, by) => Array.from({ length: count }, (_, at) => {
  const record = { version: "AuthorizationV1", audience: "x", auth_id: `z${at}`, decision: "ALLOW", issued_at: 1_767_000_000 + at, expires_at: 1_767_000_600 + at, intent_hash: sha256("i"), state_hash: sha256("s"), issuer: "sift", policy_id: "p" };
  const signature = { alg: "ed25519", kid: by.did };
  return JSON.stringify({ ...record, signature: { ...signature, sig: inBase64Url(by.sign(sorted({ ...record, signature }))) } });
});
const siftProduction: Maker = (count, by) => Array.from({ length: count }, (_, at) => {
  const record = { key_id: by.did, signature_alg: "ed25519", expiry: 1_767_000_600, tenant_id: "t", decision: "ALLOW", policy_hash: sha256("p"), request_id: `r${at}`, issued_at: 1_767_000_000 + at };
  const canonical = sorted(record);
  return JSON.stringify({ ...record, canonical_payload: canonical, signature: inBase64Url(by.sign(canonical)) });
});
const pipelockReceipt: Maker = (count, by) => chained(count, (at, previous) => {
  const action = {
    version: 1, action_id: `p${at}`, action_type: "read", timestamp: instant(at), principal: "u", actor: "a", delegation_chain: ["u", "a"], target: `https://example.org/${at}`,
    side_effect_class: "none", reversibility: "full", policy_hash: sha256("p"), verdict: "allow", transport: "http", chain_prev_hash: previous ?? "genesis", chain_seq: at,
  };
  const signature = by.sign(Buffer.from(sha256(JSON.stringify(action)), "hex"));
  const record = { version: 1, action_record: action, signature: `ed25519:${inHex(signature)}`, signer_key: by.hex };
  return done(record, JSON.stringify(record));
});
const pipelockEvidence: Maker = (count, by) => chained(count, (at, previous) => {
  const blank = { signer_key_id: "", key_purpose: "", algorithm: "", signature: "" };
  const record = { record_type: "evidence_receipt_v2", receipt_version: 2, event_id: `e${at}`, timestamp: instant(at), chain_seq: at, chain_prev_hash: previous ?? "genesis", payload_kind: "proxy_decision", payload: { verdict: "block" } };
  const whole = { ...record, signature: { signer_key_id: by.did, key_purpose: "receipt-signing", algorithm: "ed25519", signature: `ed25519:${inHex(by.sign(sorted({ ...record, signature: blank })))}` } };
  return done(whole, sorted(whole));
});
function signetOf(at: number, by: Signer): Fields {
  const params = { path: `/tmp/${at}` };
  const record = {
    v: 1, action: { tool: tool(at), params, params_hash: `sha256:${sha256(sorted(params))}`, target: "mcp", transport: "stdio" },
    signer: { pubkey: `ed25519:${inBase64(by.key)}`, name: "agent", owner: "o" }, ts: instant(at), nonce: `rnd_${at}`,
  };
  const signature = by.sign(sorted(record));
  return { ...record, id: `rec_${sha256(signature).slice(0, 32)}`, sig: `ed25519:${inBase64(signature)}` };
}
const signetReceipt: Maker = (count, by) => Array.from({ length: count }, (_, at) => JSON.stringify(signetOf(at, by)));
const signetAudit: Maker = (count, by) => chained(count, (at, previous) => {
  const record = { receipt: signetOf(at, by), prev_hash: `sha256:${previous ?? "0".repeat(64)}` };
  const hash = sha256(sorted(record));
  return { line: JSON.stringify({ ...record, record_hash: `sha256:${hash}` }), hash };
});
const agtMcp: Maker = (count, by) => chained(count, (at, previous) => {
  // Python writes a float with its point; JSON.stringify would not.
  const record = { receipt_id: `m${at}`, tool_name: tool(at), agent_did: "did:a", cedar_policy_id: "p", cedar_decision: "allow", args_hash: sha256("{}"), timestamp: 1_755_555_570.5 + at, session_id: "s", ...(previous === null ? {} : { parent_receipt_hash: previous }) };
  const hash = sha256(sorted(record));
  return { line: JSON.stringify({ ...record, payload_hash: hash, signature: inHex(by.sign(sorted(record))), signer_public_key: by.hex, error: null }), hash };
});
const agtAudit: Maker = (count) => chained(count, (at, previous) => {
  const hashed = { entry_id: `u${at}`, timestamp: instant(at).replace("Z", "+00:00"), event_type: "tool_invocation", agent_did: "did:a", action: tool(at), resource: null, data: { rows: at }, outcome: "success", previous_hash: previous ?? "" };
  const hash = sha256(python(hashed));
  return { line: JSON.stringify({ ...hashed, timestamp: instant(at), policy_decision: "allow", entry_hash: hash }), hash };
});
const agtPlugin: Maker = (count) => chained(count, (at, previous) => {
  const record = { timestamp: instant(at), agentId: "a", action: `tool:${tool(at)}`, decision: "allow", previousHash: previous ?? "0".repeat(64) };
  const hash = sha256(JSON.stringify(record));
  return { line: JSON.stringify({ ...record, hash }), hash };
});
const tirith: Maker = (count, by) => chained(count, (at, previous) => {
  const record = { timestamp: instant(at), session_id: "s", action: "Allow", rule_ids: [], command_redacted: `ls ${at}`, bypass_requested: false, tier_reached: 1, elapsed_ms: 3, ...(previous === null ? {} : { prev_hash: previous }) };
  return done({ ...record, sig: inBase64(by.sign(sorted(record))) }, sorted(record));
});
const aerf: Maker = (count, by) => chained(count, (at, previous) => {
  const record = { id: `f${at}`, agent: "a", action: tool(at), in_policy: true, policy_hash: sha256("p"), evidence_hash_sha512: "ab".repeat(64), observed_at: instant(at), key_id: sha256(by.key).slice(0, 16), ...(previous === null ? {} : { previous_receipt_hash: previous }) };
  return done({ ...record, signature: inHex(by.sign(sorted(record))) }, sorted(record));
});
const asqav: Maker = (count, by) => chained(count, (at, previous) => {
  const payload = { type: "permit", tool_name: tool(at), decision: "permit", issued_at: instant(at), issuer_id: by.did, previousReceiptHash: previous ?? "0".repeat(64) };
  return done({ payload, signature: { alg: "ed25519", kid: by.did, sig: inBase64(by.sign(sorted(payload))) }, anchors: [] }, sorted(payload));
});
const vcp: Maker = (count, by) => chained(count, (at, previous) => {
  const [Header, Payload] = [{ EventID: `v${at}`, EventType: "ORDER", TimestampISO: instant(at) }, { Price: `${at}.5` }];
  const hash = sha256(python(Header) + python(Payload));
  const Security = { EventHash: hash, Signature: inHex(by.sign(Buffer.from(hash, "hex"))), SignAlgo: "ED25519", ...(previous === null ? {} : { PrevHash: previous }) };
  return { line: JSON.stringify({ Header, Payload, Security }), hash };
});
const dsse: Maker = (count, by) => Array.from({ length: count }, (_, at) => {
  const body = Buffer.from(JSON.stringify({ _type: "https://in-toto.io/Statement/v1", tool: tool(at), at }));
  const type = "application/vnd.in-toto+json";
  const message = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${body.length} `), body]);
  return JSON.stringify({ payloadType: type, payload: body.toString("base64"), signatures: [{ keyid: by.did, sig: inBase64(by.sign(message)) }] });
});
export const jwsToken = (by: Signer, payload: string, header: Fields = { alg: "EdDSA" }): string => {
  const body = `${inBase64Url(Buffer.from(JSON.stringify(header)))}.${inBase64Url(Buffer.from(payload))}`;
  return `${body}.${inBase64Url(by.sign(body))}`;
};
const jws: Maker = (count, by) => Array.from({ length: count }, (_, at) => jwsToken(by, JSON.stringify({ tool: tool(at), at })));

/** One maker for each format that signs or chains, and a text in each record whose change must be found. */
export const makers: readonly { readonly format: string; readonly make: Maker; readonly edit: (line: string) => string; readonly isSigned: boolean; readonly chain: boolean }[] = [
  { format: "aftertrace.custody", make: (count, by) => custodyLog(count, by), edit: (line) => line.replace("responder", "somebody"), isSigned: true, chain: true },
  { format: "acta.receipt", make: acta, edit: (line) => line.replace('"allow"', '"denyx"'), isSigned: true, chain: true },
  { format: "acta.flat", make: actaFlat, edit: (line) => line.replace('"deny"', '"allow"'), isSigned: true, chain: false },
  { format: "agent-receipts.receipt", make: agentReceipts, edit: (line) => line.replace('"low"', '"high"'), isSigned: true, chain: true },
  { format: "sift.receipt", make: siftReceipt, edit: (line) => line.replace("ALLOW", "DENY"), isSigned: true, chain: false },
  { format: "sift.authorization", make: siftAuthorization, edit: (line) => line.replace("ALLOW", "DENY"), isSigned: true, chain: false },
  { format: "sift.production", make: siftProduction, edit: (line) => line.replace('"decision":"ALLOW"', '"decision":"DENY"'), isSigned: true, chain: false },
  { format: "pipelock.receipt", make: pipelockReceipt, edit: (line) => line.replace('"allow"', '"block"'), isSigned: true, chain: true },
  { format: "pipelock.evidence", make: pipelockEvidence, edit: (line) => line.replace('"block"', '"allow"'), isSigned: true, chain: true },
  { format: "signet.receipt", make: signetReceipt, edit: (line) => line.replace('"owner":"o"', '"owner":"x"'), isSigned: true, chain: false },
  { format: "signet.audit", make: signetAudit, edit: (line) => line.replace('"owner":"o"', '"owner":"x"'), isSigned: true, chain: true },
  { format: "agt.mcp-receipt", make: agtMcp, edit: (line) => line.replace('"allow"', '"deny"'), isSigned: true, chain: true },
  { format: "agt.audit", make: agtAudit, edit: (line) => line.replace('"success"', '"failure"'), isSigned: false, chain: true },
  { format: "agt.plugin-log", make: agtPlugin, edit: (line) => line.replace('"allow"', '"deny"'), isSigned: false, chain: true },
  { format: "tirith.log", make: tirith, edit: (line) => line.replace('"Allow"', '"Block"'), isSigned: true, chain: true },
  { format: "aerf.receipt", make: aerf, edit: (line) => line.replace('"in_policy":true', '"in_policy":false'), isSigned: true, chain: true },
  { format: "asqav.receipt", make: asqav, edit: (line) => line.replace('"decision":"permit"', '"decision":"refuse"'), isSigned: true, chain: true },
  { format: "vcp.event", make: vcp, edit: (line) => line.replace('.5"', '.7"'), isSigned: true, chain: true },
  { format: "dsse.envelope", make: dsse, edit: (line) => line.replace("in-toto+json", "in-toto+jsom"), isSigned: true, chain: false },
  { format: "jws.compact", make: jws, edit: (line) => line.replace(/\.(.)/, (_, letter: string) => `.${letter === "e" ? "f" : "e"}`), isSigned: true, chain: false },
];

