import { fromBase64Url, toBase64Url, utf8 } from "../../base/encodings.ts";
import { parseSignedJson, textAt } from "../signedJson.ts";
import type { RecordFacts, RecordFault } from "../profile.ts";
import { duplicateIn } from "./dsse.ts";
import { claim, facts, fault, unsupportedClaim } from "./parts.ts";

/** Three parts of base64url with points between; the last may be empty. */
export const jwsPattern = /^[\w-]+\.[\w-]*\.[\w-]*$/;

/** A JWS in compact form (RFC 7515) with EdDSA (RFC 8037). It is no JSON object, so it is read from its text. */
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
  if (sig === "") return facts({ duplicateName, signatures: [] });
  if (alg !== "EdDSA" && alg !== "Ed25519") return facts({ duplicateName, signatures: [unsupportedClaim(`the algorithm ${alg ?? "(none)"} is not supported`, keyIds)] });
  const signature = fromBase64Url(sig, 64);
  if (signature === null) return fault("the signature is not 64 bytes in base64url");
  const message = utf8(detached === null ? `${header}.${payload}` : `${header}.${toBase64Url(detached)}`);
  return facts({ duplicateName, signatures: [claim({ signature, message, keyIds })] });
}
