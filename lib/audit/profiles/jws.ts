import { concatBytes, fromBase64Url, toBase64Url, utf8 } from "../../base/encodings.ts";
import { memberOf, parseSignedJson, textAt, type SignedNode } from "../signedJson.ts";
import type { RecordFacts, RecordFault } from "../profile.ts";
import { duplicateIn } from "./dsse.ts";
import { claim, facts, fault, unsupportedClaim } from "./parts.ts";

/** Three parts of base64url with points between; the last may be empty. */
const jwsPattern = /^[\w-]+\.[\w-]*\.[\w-]*$/;

/** Version numbers and names of hosts have two points as well: the first part must say an algorithm. */
export function looksLikeJws(text: string): boolean {
  if (!jwsPattern.test(text)) return false;
  const header = fromBase64Url(text.slice(0, text.indexOf(".")));
  const json = header === null ? null : parseSignedJson(new TextDecoder().decode(header));
  return json?.ok === true && json.root.kind === "object" && memberOf(json.root, "alg") !== null;
}

/**
 * A JWS in compact form (RFC 7515) with EdDSA (RFC 8037). It is no JSON object, so it is read from its text.
 * `detached`: the payload, where it lies beside the token (RFC 7515, appendix F; unencoded as in RFC 7797).
 */
export function readJws(text: string, detached: Uint8Array | null = null): RecordFacts | RecordFault {
  if (!jwsPattern.test(text)) return fault("not three parts of base64url");
  const [header = "", payload = "", sig = ""] = text.split(".");
  const [headerBytes, payloadBytes] = [fromBase64Url(header), detached ?? fromBase64Url(payload)];
  if (headerBytes === null || payloadBytes === null) return fault("header or payload is no base64url");
  const json = parseSignedJson(new TextDecoder().decode(headerBytes));
  if (!json.ok || json.root.kind !== "object") return fault("the header is no JSON object");
  const [alg, kid] = [textAt(json.root, "alg"), textAt(json.root, "kid")];
  const keyIds = kid === null ? [] : [kid];
  const duplicateName = json.duplicateName ?? duplicateIn(payloadBytes);
  const unsupported = (why: string): RecordFacts => facts({ duplicateName, signatures: [unsupportedClaim(why, keyIds)] });
  if (sig === "") return facts({ duplicateName, signatures: [] });
  if (alg !== "EdDSA" && alg !== "Ed25519") return unsupported(`the algorithm ${alg ?? "(none)"} is not supported`);
  const signature = fromBase64Url(sig, 64);
  if (signature === null) return fault("the signature is not 64 bytes in base64url");
  if (payload === "" && detached === null) return unsupported("the payload lies outside the token and is not at hand");
  const isUnencoded = isFalse(memberOf(json.root, "b64"));
  const critical = memberOf(json.root, "crit");
  const known = critical === null || (critical.kind === "array" && critical.items.every((item) => item.kind === "string" && item.value === "b64"));
  if (!known) return unsupported("the header asks for an extension that is not known");
  const body = detached === null ? utf8(payload) : isUnencoded ? detached : utf8(toBase64Url(detached));
  return facts({ duplicateName, signatures: [claim({ signature, message: concatBytes(utf8(`${header}.`), body), keyIds })] });
}

const isFalse = (node: SignedNode | null): boolean => node?.kind === "word" && node.value === false;
