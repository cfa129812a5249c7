import type { JsonValue } from "../base/json.ts";
import { canonicalBytes, canonicalFormNames, type CanonicalFormName } from "./canonicalForms.ts";
import { plainNode } from "./plainNode.ts";
import type { AuditCrypto, RecordClaims } from "./profile.ts";
import type { SignedNode } from "./signedJson.ts";

type Digest = NonNullable<RecordClaims["argumentsDigest"]>;

/** Every way in which arguments are digested: canonical form and hash. */
export const argumentForms: readonly { readonly form: CanonicalFormName; readonly algorithm: Digest["algorithm"] }[] =
  (["sha256", "sha512"] as const).flatMap((algorithm) => canonicalFormNames.map((form) => ({ form, algorithm })));

/** The way that an entry names; where it names none that is known, RFC 8785. */
export function formNumber({ form, algorithm }: Digest): number {
  return argumentForms.findIndex((one) => one.algorithm === algorithm && one.form === (canonicalFormNames.find((name) => name === form) ?? "jcs"));
}

/** The digests of one call's arguments, each made once. */
export class ArgumentDigests {
  readonly #crypto: AuditCrypto;
  readonly #node: SignedNode;
  readonly #known = new Map<number, Uint8Array>();
  #bytes = 0;

  constructor(value: JsonValue, crypto: AuditCrypto) {
    this.#crypto = crypto;
    this.#node = plainNode(value);
  }

  /** Length of the arguments in the forms that were made so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Of SHA-512 the first half: as much as is compared. */
  get(form: number): Uint8Array {
    const known = this.#known.get(form);
    if (known !== undefined) return known;
    const { form: name = "jcs", algorithm = "sha256" } = argumentForms[form] ?? {};
    const text = canonicalBytes(name, this.#node);
    this.#bytes = Math.max(this.#bytes, text.length);
    const made = this.#crypto[algorithm](text).slice(0, 32);
    this.#known.set(form, made);
    return made;
  }

  /** This form first, then all others with the same hash. */
  *from(first: number): Generator<{ readonly form: number; readonly digest: Uint8Array }> {
    yield { form: first, digest: this.get(first) };
    const count = canonicalFormNames.length;
    const start = Math.floor(first / count) * count;
    for (let form = start; form < start + count; form++) if (form !== first) yield { form, digest: this.get(form) };
  }
}
