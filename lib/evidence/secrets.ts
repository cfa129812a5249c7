export type SecretFound = {
  /** What it has the form of: "a URL with a password". */
  readonly kind: string;
  /** UTF-16 units from the start of the text. */
  readonly position: number;
  /** Of the whole form. */
  readonly length: number;
  /** Where the credential itself lies, in a form that holds more (the password of a URL). */
  readonly secret: { readonly position: number; readonly length: number };
};

type Form = { readonly kind: string; readonly pattern: RegExp; readonly accept?: (found: RegExpExecArray) => boolean };

const start = "(?<![A-Za-z0-9_])";
const form = (kind: string, source: string, accept?: Form["accept"]): Form =>
  accept ? { kind, pattern: new RegExp(source, "g"), accept } : { kind, pattern: new RegExp(source, "g") };

export const urlPassword = "a URL with a password";

/** The slashes may be escaped, as JSON writers in PHP and Java do. */
const urls = [
  form(
    urlPassword,
    String.raw`:(?:\/\/|\\\/\\\/)[^\s"'<>\\/@:]{0,200}:([^\s"'<>\\/@]{1,200})@[A-Za-z0-9[]`,
    (found) => !isMask(found[1] ?? ""),
  ),
];

/** Forms with letters of their own, which one pass can look for together. */
const tokens = [
  form("an AWS access key id", `${start}A(?:KIA|SIA)[A-Z2-7]{16}(?![A-Za-z0-9])`),
  form("a Google API key", `${start}AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])`),
  form("a GitHub token", `${start}(?:gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})`),
  form("a GitLab token", `${start}glpat-[A-Za-z0-9_-]{20,}`),
  form("a Slack token", `${start}xox[abprs]-[A-Za-z0-9]{2,}-[A-Za-z0-9-]{8,}`),
  form("a Stripe key", `${start}[rs]k_live_[A-Za-z0-9]{16,}`),
  form("an npm token", `${start}npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])`),
  form("a SendGrid key", String.raw`${start}SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}`),
  form(
    "a signed JSON Web Token",
    String.raw`${start}(eyJ[A-Za-z0-9_-]{10,})\.eyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{16,}`,
    (found) => namesAlgorithm(found[1] ?? ""),
  ),
];
const anyToken = /A(?:KIA|SIA|Iza)|SG\.|xox[abprs]-|eyJ|npm_|[rs]k_live_|gh[pousr]_|github_pat_|glpat-/;

const modelKeys = [
  form("an Anthropic key", `${start}sk-ant-[A-Za-z0-9]{2,12}-[A-Za-z0-9_-]{20,}`),
  form(
    "an OpenAI key",
    `${start}sk-(?:(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}|[A-Za-z0-9]{48}(?![A-Za-z0-9]))`,
  ),
];
const keyBlocks = [form("a private key", "-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----")];

/**
 * Finds what can hardly be anything but a credential, in plain or JSON text. The lengths are those of the vendors' own
 * documentation; forms without a fixed beginning (AWS secret keys, Twilio, Azure) are left to the report's full scan.
 * Examples from documentation count: a finding says "has the form of", and nobody can tell from here. Masks do not.
 */
export function findSecrets(text: string): SecretFound[] {
  const found: SecretFound[] = [];
  // Each pass costs 0.2 to 0.6 ms per MB; one expression for everything is slower than the four of them.
  collect(urls, text, found);
  if (anyToken.test(text)) collect(tokens, text, found);
  if (text.includes("sk-")) collect(modelKeys, text, found);
  if (text.includes("-----BEGIN")) collect(keyBlocks, text, found);
  return found.sort((a, b) => a.position - b.position);
}

function collect(forms: readonly Form[], text: string, found: SecretFound[]): void {
  for (const { kind, pattern, accept } of forms) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      if (accept && !accept(match)) continue;
      const [whole, part] = match;
      const within = kind === urlPassword && part !== undefined ? whole.lastIndexOf(`:${part}@`) + 1 : 0;
      found.push({ kind, position: match.index, length: whole.length, secret: { position: match.index + within, length: within > 0 && part !== undefined ? part.length : whole.length } });
    }
  }
}

/** A password that was masked before it was written, or the name of a variable. */
function isMask(password: string): boolean {
  return /^(?:\*+|x{3,}|•+|\.{3,}|%2A+|\[?redacted\]?|\[?filtered\]?|\$\{?[A-Za-z_]\w*\}?|\{+[^}]*\}+|%\(\w+\)s|password|passwd)$/i.test(
    password,
  );
}

/** A token's first part is a header that names how it is signed; `none` is no signature. */
function namesAlgorithm(part: string): boolean {
  return /"alg"\s*:\s*"(?!none")/.test(Buffer.from(part, "base64url").toString("latin1"));
}
