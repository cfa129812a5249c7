import { byPoints, canonicalString } from "../canonicalForms.ts";
import { memberOf, type SignedNode, type SignedObject } from "../signedJson.ts";

/**
 * The members of an action record in the order in which the producer's encoder writes them. `?`: left out when empty.
 * `{…}`: an object with members of its own; `[…]`: an array of such objects; `<…>` a map, written by name.
 */
const declared = `version action_id parent_action_id? action_type timestamp principal actor delegation_chain target intent? data_classes_in? data_classes_out?
 side_effect_class reversibility policy_hash verdict decision_phase? defer_id? resolution_policy? resolution_source? session_id? session_id_original?
 session_taint_level? session_contaminated? recent_taint_sources?[url kind level timestamp receipt_id? match_reason?] session_task_id? session_task_label?
 authority_kind? taint_decision? taint_decision_reason? task_override_applied? contract_winning_source? contract_live_verdict? contract_policy_sources?
 contract_rule_id? active_manifest_hash? contract_hash? contract_selector_id? contract_generation? transport method? layer? pattern? severity?
 redaction?{profile? provider? parser? total_redactions? by_class? cache_boundary_kept?}
 shield?{pipeline? total_rewrites? extension_probes? tracking_beacons? agent_traps? fingerprint_shim_injected? svg_foreign_objects? svg_event_handlers?
  svg_external_references? svg_hidden_text? svg_animation_injections? body_bytes? scanned_bytes? partial? adaptive_signals_recorded? adaptive_signal_max_per_body?}
 request_id? chain_prev_hash chain_seq run_nonce? key_transition?{prior_signer_key prior_chain_seq prior_chain_hash}
 session_control?{kind open?{run_nonce open_nonce recorder_session policy_hash signer_key_epoch heartbeat_seconds chain_open_seq prior_chain_head? prior_chain_seq?
  genesis_hash? genesis_anchor_head? genesis_anchor_log? posture_capsule_sha256? posture_signer_key_id? containment_nonce? contained_uid?}
  heartbeat?{run_nonce open_nonce beat chain_head chain_seq_head heartbeat_time fsync_errors_gated durability_blocks}
  close?{run_nonce open_nonce final_seq root_hash receipt_count close_reason fsync_errors_gated durability_blocks}}
 venue? jurisdiction? rulebook_id? remedy_class? contestation_window? precedent_refs?`;

type Field = { readonly name: string; readonly optional: boolean; readonly shape: readonly Field[] | null };

const actionRecord = readDeclared(declared);

function readDeclared(text: string): readonly Field[] {
  const tokens = text.match(/[a-z0-9_]+\??|[{}[\]]/g) ?? [];
  let at = 0;
  const fields = (): Field[] => {
    const list: Field[] = [];
    for (let token = tokens[at]; token !== undefined && token !== "}" && token !== "]"; token = tokens[at]) {
      at++;
      const opens = tokens[at] === "{" || tokens[at] === "[";
      if (opens) at++;
      const shape = opens ? fields() : null;
      if (opens) at++;
      list.push({ name: token.replace("?", ""), optional: token.endsWith("?"), shape });
    }
    return list;
  };
  return fields();
}

/** The action record as Go's encoder writes it: declared order, empty optional members left out, numbers as they stand. */
export function writeActionRecord(node: SignedObject): string {
  return writeStruct(node, actionRecord);
}

/** The whole receipt in the same spelling: what the next receipt names by its hash. */
export function writeReceipt(record: SignedObject, text: string): string {
  const action = memberOf(record, "action_record");
  const ext = memberOf(record, "ext");
  const parts = [
    `"version":${writeAny(memberOf(record, "version"))}`,
    `"action_record":${action?.kind === "object" ? writeActionRecord(action) : "null"}`,
    `"signature":${writeAny(memberOf(record, "signature"))}`,
    `"signer_key":${writeAny(memberOf(record, "signer_key"))}`,
    ...(ext === null ? [] : [`"ext":${compacted(ext, text)}`]),
  ];
  return `{${parts.join(",")}}`;
}

/** The first member, at any depth, that the schema has no place for. */
export function outsideActionRecord(node: SignedObject): string | null {
  return outsideStruct(node, actionRecord, "action_record");
}

function outsideStruct(node: SignedObject, fields: readonly Field[], path: string): string | null {
  for (const { name, value } of node.members) {
    const field = fields.find((one) => one.name === name);
    if (field === undefined) return `${path}.${name}`;
    if (field.shape === null) continue;
    const parts = value.kind === "array" ? value.items : [value];
    for (const part of parts) {
      const inner = part.kind === "object" ? outsideStruct(part, field.shape, `${path}.${name}`) : null;
      if (inner !== null) return inner;
    }
  }
  return null;
}

function writeStruct(node: SignedObject, fields: readonly Field[]): string {
  const parts: string[] = [];
  for (const { name, optional, shape } of fields) {
    const value = memberOf(node, name);
    if (optional && (value === null || isEmpty(value))) continue;
    parts.push(`${canonicalString("goCompact", name)}:${writeField(value, shape)}`);
  }
  return `{${parts.join(",")}}`;
}

function writeField(value: SignedNode | null, shape: readonly Field[] | null): string {
  if (shape === null || value === null) return writeAny(value);
  if (value.kind === "object") return writeStruct(value, shape);
  if (value.kind === "array") return `[${value.items.map((item) => writeField(item, shape)).join(",")}]`;
  return writeAny(value);
}

/** Go leaves a member marked so out when it is false, 0, "", null or an array or map without members. */
function isEmpty(node: SignedNode): boolean {
  switch (node.kind) {
    case "string": return node.value === "";
    case "number": return Number(node.text) === 0;
    case "word": return node.value !== true;
    case "array": return node.items.length === 0;
    case "object": return node.members.length === 0;
  }
}

function writeAny(node: SignedNode | null): string {
  if (node === null) return "null";
  switch (node.kind) {
    case "string": return canonicalString("goCompact", node.value);
    case "number": return node.text;
    case "word": return String(node.value);
    case "array": return `[${node.items.map(writeAny).join(",")}]`;
    case "object": return `{${[...node.members].sort((a, b) => byPoints(a.name, b.name)).map(({ name, value }) => `${canonicalString("goCompact", name)}:${writeAny(value)}`).join(",")}}`;
  }
}

const stringOrSpace = /"(?:[^"\\]|\\.)*"|\s+/g;

/** The text as it stands, without white space between its parts and with the letters escaped that Go escapes: how its encoder takes over raw JSON. */
function compacted({ start, end }: SignedNode, text: string): string {
  return text.slice(start, end).replace(stringOrSpace, (part) => (part.startsWith('"') ? part : ""))
    .replace(/[<>&\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
