import { findSecrets, urlPassword } from "../../evidence/secrets.ts";
import { keyBlocks } from "./keyBlocks.ts";
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

const secretWords = "(?:secret|token|passw(?:or)?d|passwd|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|auth[_-]?key|credential)s?[A-Za-z0-9_-]{0,30}";
const quoted = String.raw`["'](?<quoted>[^"'\\\s]{8,400})\\{0,6}["']`;
/** `NAME_TOKEN=value`, `"secret": "value"`, also inside JSON inside JSON; between quotes with any characters in the value. */
const named = new RegExp(String.raw`${secretWords}\\{0,6}["']?\s{0,4}(?:=>|[:=])\s{0,4}\\{0,6}(?:${quoted}|["']?(?<value>[^\s"'\\,;{}()<>[\]$|&\x60]{8,16384}))`, "gi");
/** `"name": "A_TOKEN", "value": "…"`, as lists of variables write it. */
const listed = new RegExp(String.raw`["'](?:name|key)\\{0,6}["']\s{0,4}:\s{0,4}\\{0,6}["'][A-Za-z0-9_.-]{0,60}?${secretWords}\\{0,6}["']\s{0,8},\s{0,8}\\{0,6}["']value\\{0,6}["']\s{0,4}:\s{0,4}\\{0,6}${quoted}`, "gi");
/** As variables of an environment are named: `PAY_KEY=value`. */
const variable = /(?<![A-Za-z0-9_])[A-Z][A-Z0-9_]{0,60}_(?:KEY|PASS|PWD|DSN|SALT)\\{0,6}["']?\s?[=:]\s?\\{0,6}["']?(?<value>[^\s"'\\,;{}()<>[\]$|&`]{8,16384})/g;
const bearer = /\bBearer\s{1,4}(?<value>[A-Za-z0-9_\-.~+/=]{12,16384})/g;

/** Forms of vendors, values under a name that says what they are, bearer tokens, and what secretlint's rules add to them: each stretch of the text once, in its order. */
export function secretsIn(text: string): SecretInText[] {
  const found: SecretInText[] = keyBlocks(text).map(({ offset, length }) => ({ kind: "private_key", offset, length, value: text.slice(offset, offset + length) }));
  for (const { kind, secret } of findSecrets(text))
    found.push({ kind: kindOfForm.get(kind) ?? "vendor_token", offset: secret.position, length: secret.length, value: text.slice(secret.position, secret.position + secret.length) });
  if (/secret|token|passw|key|credential/i.test(text)) for (const pattern of [named, listed]) collect(pattern, "named_value", text, found);
  if (/_(?:KEY|PASS|PWD|DSN|SALT)/.test(text)) collect(variable, "named_value", text, found);
  if (text.includes("Bearer")) collect(bearer, "bearer_token", text, found);
  const own = joined(text, found);
  return joined(text, [...own, ...vendorsBeside(own, text)]);
}

/** In the order of the text; what overlaps is one, so that nothing of it stands outside. */
function joined(text: string, found: readonly SecretInText[]): SecretInText[] {
  const out: SecretInText[] = [];
  for (const one of found.toSorted((a, b) => a.offset - b.offset || b.length - a.length)) {
    const last = out.at(-1);
    if (last === undefined || last.offset + last.length <= one.offset) out.push(one);
    else if (last.offset + last.length < one.offset + one.length) {
      const length = one.offset + one.length - last.offset;
      out[out.length - 1] = { ...last, length, value: text.slice(last.offset, last.offset + length) };
    }
  }
  return out;
}

/** A form of our own says more closely where the credential lies: a rule that meets it too adds nothing. */
function vendorsBeside(own: readonly SecretInText[], text: string): SecretInText[] {
  let at = 0;
  return vendorSecrets(text).toSorted((a, b) => a.offset - b.offset || a.length - b.length).flatMap(({ rule, offset, length }) => {
    for (let one = own[at]; one !== undefined && one.offset + one.length <= offset; one = own[++at]);
    const next = own[at];
    if (next !== undefined && next.offset < offset + length) return [];
    return [{ kind: kindOfRule.get(rule) ?? "vendor_token", offset, length, value: text.slice(offset, offset + length) }];
  });
}

function collect(pattern: RegExp, kind: SecretKind, text: string, found: SecretInText[]): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const value = match.groups?.["quoted"] ?? match.groups?.["value"] ?? "";
    if (!looksSecret(value) || pageToken.test(nameBefore(text, match.index) + match[0])) continue;
    found.push({ kind, offset: match.index + match[0].lastIndexOf(value), length: value.length, value });
  }
}

/** The letters of a name that stand before the word that was found in it. */
const nameBefore = (text: string, at: number): string => /[A-Za-z0-9_.-]*$/.exec(text.slice(Math.max(0, at - 60), at))?.[0] ?? "";

/** Where the next page begins is called a token too, and opens nothing. */
const pageToken = /^[\w.-]{0,40}?(?:next|page|paging|pagination|continuation|cursor|sync|resume|starting|delta|watch)(?:page)?[_-]?token/i;

/** A name is also followed by types, paths, variables, masks, counts and plain words: none of them is a credential. */
export function looksSecret(value: string): boolean {
  if (/^(?:\*+|x{3,}|•+|\.{3,}|\[?redacted\]?|changeme|example.*|your[-_].*|null|none|undefined|true|false)$/i.test(value)) return false;
  if (/^(?:process\.env|os\.environ|env\.|config\.|secrets?\.|var\.|self\.|https?:|\.{0,2}\/|~\/|%|\*)/i.test(value)) return false;
  if (/^\d+(?:\.\d+)?$/.test(value) || /^\d{4}-\d\d-\d\d/.test(value)) return false;
  return /\d/.test(value) ? /[A-Za-z]/.test(value) : value.length >= 16 && /[a-z]/.test(value) && /[A-Z]/.test(value);
}

const secretName = new RegExp(`${secretWords}$`, "i");
const variableName = /^[A-Z][A-Z0-9_]{0,60}_(?:KEY|PASS|PWD|DSN|SALT)$/;

/** Whether the name of a member says that its value is a credential. */
export function namesSecret(name: string): boolean {
  return name.length <= 120 && (secretName.test(name) || variableName.test(name)) && !pageToken.test(name);
}
