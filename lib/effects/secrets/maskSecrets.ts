import { type byteFill, maskOf, textFill, type MaskName } from "../../base/maskForm.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { noKnownSecrets, type KnownSecrets } from "./knownSecrets.ts";
import { mayHoldSecret } from "./mayHoldSecret.ts";
import type { SecretKind } from "./secretPlace.ts";
import { secretsIn, type SecretInText } from "./secretsIn.ts";

/** What a mask says of a kind. */
export const nameOfKind: Readonly<Record<SecretKind, MaskName>> = {
  url_password: "password", aws_key: "AWS key", google_key: "Google key", github_token: "GitHub token", gitlab_token: "GitLab token", slack_token: "Slack token",
  stripe_key: "Stripe key", npm_token: "npm token", sendgrid_key: "SendGrid key", jwt: "JWT", anthropic_key: "Anthropic key", openai_key: "OpenAI key",
  private_key: "private key", named_value: "secret", bearer_token: "bearer token", vendor_token: "vendor token",
};

/** Where credentials stand in a text, in its order and apart. `known`: those of the incident, which are found without their names too. */
export function secretPlaces(text: string, known: KnownSecrets = noKnownSecrets): SecretInText[] {
  const found = mayHoldSecret(text) ? secretsIn(text) : [];
  const repeated = known.in(text);
  if (repeated.length === 0) return found;
  let end = 0;
  return [...found, ...repeated].sort((a, b) => a.offset - b.offset || b.length - a.length).flatMap((one) => {
    const [from, to] = [Math.max(end, one.offset), one.offset + one.length];
    if (to <= from) return [];
    end = to;
    return [{ ...one, offset: from, length: to - from }];
  });
}

/** The text with a mask over each credential, as long as the credential: places in the text stay valid, and the same credential has the same name. */
export function maskSecrets(text: string, known: KnownSecrets = noKnownSecrets): string {
  return overlaid(text, secretPlaces(text, known), textFill);
}

/** A text with masks over places that were found in it, in its order and apart. */
export function overlaid(text: string, places: readonly SecretInText[], fill: typeof textFill | typeof byteFill): string {
  if (places.length === 0) return text;
  let end = 0;
  const parts = places.map(({ kind, offset, length, value }) => {
    const part = text.slice(end, offset) + maskOf(nameOfKind[kind], fingerprintOf(value), length, fill);
    end = offset + length;
    return part;
  });
  return parts.join("") + text.slice(end);
}
