import { findSecrets, urlPassword } from "../../evidence/secrets.ts";
import type { SecretKind } from "./secretPlace.ts";
import { vendorSecrets } from "./vendorRules.ts";

/** A credential in a text. `key`: what it is looked up by where it is used again. */
export type SecretInText = { readonly kind: SecretKind; readonly offset: number; readonly length: number; readonly value: string };

const kindOfForm: ReadonlyMap<string, SecretKind> = new Map([
  [urlPassword, "url_password"], ["an AWS access key id", "aws_key"], ["a Google API key", "google_key"], ["a GitHub token", "github_token"], ["a GitLab token", "gitlab_token"],
  ["a Slack token", "slack_token"], ["a Stripe key", "stripe_key"], ["an npm token", "npm_token"], ["a SendGrid key", "sendgrid_key"], ["a signed JSON Web Token", "jwt"],
  ["an Anthropic key", "anthropic_key"], ["an OpenAI key", "openai_key"], ["a private key", "private_key"],
]);

const kindOfRule: ReadonlyMap<string, SecretKind> = new Map([
  ["aws", "aws_key"], ["privatekey", "private_key"], ["npm", "npm_token"], ["basicauth", "url_password"], ["database-connection-string", "url_password"], ["slack", "slack_token"],
  ["sendgrid", "sendgrid_key"], ["github", "github_token"], ["openai", "openai_key"], ["anthropic", "anthropic_key"],
]);

/** `NAME_TOKEN=value`, `"secret": "value"`, also inside JSON inside JSON. */
const named = /(?<![A-Za-z0-9])[A-Za-z0-9_.-]{0,60}?(?:secret|token|passw(?:or)?d|passwd|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|auth[_-]?key|credential)s?[A-Za-z0-9_-]{0,30}\\{0,6}["']?\s{0,4}(?:=>|[:=])\s{0,4}\\{0,6}["']?([^\s"'\\,;{}()<>[\]$|&`]{8,400})/gi;
/** As variables of an environment are named: `PAY_KEY=value`. */
const variable = /(?<![A-Za-z0-9_])[A-Z][A-Z0-9_]{0,60}_(?:KEY|PASS|PWD|DSN|SALT)\\{0,6}["']?\s?[=:]\s?\\{0,6}["']?([^\s"'\\,;{}()<>[\]$|&`]{8,400})/g;
const bearer = /\bBearer\s{1,4}([A-Za-z0-9_\-.~+/=]{12,4000})/g;

/** Forms of vendors, values under a name that says what they are, bearer tokens, and what secretlint's rules add to them: each stretch of the text once, in its order. */
export function secretsIn(text: string): SecretInText[] {
  const found: SecretInText[] = findSecrets(text).map(({ kind, secret }) => ({
    kind: kindOfForm.get(kind) ?? "vendor_token", offset: secret.position, length: secret.length, value: text.slice(secret.position, secret.position + secret.length),
  }));
  if (/secret|token|passw|key|credential/i.test(text)) collect(named, "named_value", text, found);
  if (/_(?:KEY|PASS|PWD|DSN|SALT)/.test(text)) collect(variable, "named_value", text, found);
  if (text.includes("Bearer")) collect(bearer, "bearer_token", text, found);
  addVendors(text, found);
  found.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return found.filter((one, at) => !found.slice(Math.max(0, at - 4), at).some((before) => before.offset <= one.offset && one.offset < before.offset + before.length));
}

/** A form of our own says more closely where the credential lies: a rule that meets it too adds nothing. */
function addVendors(text: string, found: SecretInText[]): void {
  const known = found.map(({ offset, length }) => ({ offset, end: offset + length }));
  for (const { rule, offset, length } of vendorSecrets(text)) {
    if (known.some((one) => one.offset < offset + length && offset < one.end)) continue;
    found.push({ kind: kindOfRule.get(rule) ?? "vendor_token", offset, length, value: text.slice(offset, offset + length) });
  }
}

function collect(pattern: RegExp, kind: SecretKind, text: string, found: SecretInText[]): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, value = ""] = match;
    if (looksSecret(value) && !pageToken.test(whole)) found.push({ kind, offset: match.index + whole.lastIndexOf(value), length: value.length, value });
  }
}

/** Where the next page begins is called a token too, and opens nothing. */
const pageToken = /^[\w.-]{0,40}?(?:next|page|paging|pagination|continuation|cursor|sync|resume|starting|delta|watch)(?:page)?[_-]?token/i;

/** A name is also followed by types, paths, variables, masks, counts and plain words: none of them is a credential. */
function looksSecret(value: string): boolean {
  if (/^(?:\*+|x{3,}|•+|\.{3,}|\[?redacted\]?|changeme|example.*|your[-_].*|null|none|undefined|true|false)$/i.test(value)) return false;
  if (/^(?:process\.env|os\.environ|env\.|config\.|secrets?\.|var\.|self\.|https?:|\.{0,2}\/|~\/|%|\*)/i.test(value)) return false;
  if (/^\d+(?:\.\d+)?$/.test(value) || /^\d{4}-\d\d-\d\d/.test(value)) return false;
  return /\d/.test(value) ? /[A-Za-z]/.test(value) : value.length >= 16 && /[a-z]/.test(value) && /[A-Z]/.test(value);
}
