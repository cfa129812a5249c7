import { textFill } from "../../base/maskForm.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { noKnownSecrets, type KnownSecrets } from "./knownSecrets.ts";
import { overlaid, secretPlaces } from "./maskSecrets.ts";
import { looksSecret, namesSecret, type SecretInText } from "./secretsIn.ts";

const valueMax = 400;

/** Masks the texts of one value or draft, and remembers which credentials it met: fingerprints, each once. */
export class Masking {
  readonly met = new Set<string>();

  constructor(private readonly known: KnownSecrets = noKnownSecrets) {}

  /** The text masked, exactly as long. `name`: of the member that holds it, which may say that all of it is a credential. */
  text(text: string, name: string | null = null): string {
    const places = placesIn(text, name, this.known);
    for (const { value } of places) this.met.add(fingerprintOf(value));
    return overlaid(text, places, textFill);
  }

  textOrNull = (text: string | null): string | null => (text === null ? null : this.text(text));
}

/** The same for one text alone. */
export function maskText(text: string, name: string | null): string {
  return overlaid(text, placesIn(text, name, noKnownSecrets), textFill);
}

function placesIn(text: string, name: string | null, known: KnownSecrets): SecretInText[] {
  return name !== null && isNamedSecret(name, text) ? whole(text) : secretPlaces(text, known);
}

function isNamedSecret(name: string, text: string): boolean {
  return text.length >= 8 && text.length <= valueMax && !/\s/.test(text) && namesSecret(name) && looksSecret(text);
}

const whole = (text: string): SecretInText[] => [{ kind: "named_value", offset: 0, length: text.length, value: text }];
