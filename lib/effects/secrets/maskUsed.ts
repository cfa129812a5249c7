import { maskOf } from "../../base/maskForm.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { nameOfKind } from "./maskSecrets.ts";
import type { SecretKind } from "./secretPlace.ts";

type Used = { readonly kind: SecretKind; readonly value: string };

const beginningMin = 8;
const keyLineMin = 12;

/**
 * What is said of a call, without the credentials that the call carries: whole, or only their beginning where the words were cut before they
 * came here. A key that was read as a script is many commands, one for each of its lines.
 */
export function maskUsed(text: string, uses: readonly Used[]): string {
  return uses.flatMap(linesOf).reduce((left, used) => maskBeginnings(left, used), text);
}

function linesOf({ kind, value }: Used): Used[] {
  if (kind !== "private_key") return value.length < beginningMin ? [] : [{ kind, value }];
  return value.split(/\\+[nrt]|[^A-Za-z0-9+/=]+/).filter((line) => line.length >= keyLineMin).map((line) => ({ kind, value: line }));
}

function maskBeginnings(text: string, { kind, value }: Used): string {
  const beginning = value.slice(0, beginningMin);
  let out = "";
  let from = 0;
  for (let at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, from)) {
    let length = beginningMin;
    while (length < value.length && text[at + length] === value[length]) length++;
    out += text.slice(from, at) + maskOf(nameOfKind[kind], fingerprintOf(value), length);
    from = at + length;
  }
  return from === 0 ? text : out + text.slice(from);
}
