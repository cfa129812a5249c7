import { toHex } from "../base/encodings.ts";
import { canonicalBytes, canonicalFormNames, type CanonicalFormName } from "./canonicalForms.ts";
import type { TracedCall } from "./crossCheck.ts";
import { plainNode } from "./plainNode.ts";
import type { AuditCrypto, RecordClaims } from "./profile.ts";

type Digest = NonNullable<RecordClaims["argumentsDigest"]>;

/** Digests of traced arguments, in the form that a log names and, where that fails, in the other forms; each made once. */
export class ArgumentDigests {
  readonly #crypto: AuditCrypto;
  readonly #known = new Map<TracedCall, Map<string, string>>();

  constructor(crypto: AuditCrypto) {
    this.#crypto = crypto;
  }

  fits(call: TracedCall, digest: Digest): boolean {
    return call.arguments !== undefined && this.formThatFits(call, digest) !== null;
  }

  /** The canonical form under which the traced arguments give this digest; null where none does. */
  formThatFits(call: TracedCall, digest: Digest): CanonicalFormName | null {
    const named = formOf(digest);
    return [named, ...canonicalFormNames.filter((form) => form !== named)].find((form) => this.#digest(call, form, digest.algorithm) === digest.hex) ?? null;
  }

  /** In the form that the log names, as hex. */
  digest(call: TracedCall, digest: Digest): string {
    return this.#digest(call, formOf(digest), digest.algorithm);
  }

  #digest(call: TracedCall, form: CanonicalFormName, algorithm: Digest["algorithm"]): string {
    const known = this.#known.get(call) ?? new Map<string, string>();
    this.#known.set(call, known);
    const key = `${algorithm} ${form}`;
    const made = known.get(key) ?? toHex(this.#crypto[algorithm](canonicalBytes(form, plainNode(call.arguments ?? null))));
    known.set(key, made);
    return made;
  }
}

function formOf({ form }: Digest): CanonicalFormName {
  return canonicalFormNames.find((name) => name === form) ?? "jcs";
}
