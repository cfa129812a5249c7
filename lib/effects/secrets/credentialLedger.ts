import { isObject, type JsonValue } from "../../base/json.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { secretsIn, type SecretInText } from "./secretsIn.ts";

/** A credential that stood in what an earlier call of the same trace read. */
export type FoundCredential = { readonly by: number; readonly kind: SecretInText["kind"] };
/** `sent`: outside of where credentials belong (a header, a connection): in a body, a message, a command's data. */
export type CredentialUse = { readonly value: string; readonly found: FoundCredential | null; readonly kind: SecretInText["kind"]; readonly sent: boolean };

const valuesMax = 4_096;
const keyLengthMin = 8;
/** Words that could be a key. The engine remembers every letter of a run: longer ones are no credentials. */
const longWords = new RegExp(String.raw`[A-Za-z0-9_\-.+=~]{${keyLengthMin},20000}`, "g");

/** The credentials that the calls of one trace came upon. Values live in memory while the trace is read and are written nowhere. */
export class CredentialLedger {
  readonly #known = new Map<string, FoundCredential & { readonly value: string }>();

  /** What came back from a call. */
  saw(call: number, secrets: readonly SecretInText[]): void {
    for (const { kind, value } of secrets) {
      const key = keyOf(value);
      if (key !== null && this.#known.size < valuesMax && !this.#known.has(key)) this.#known.set(key, { by: call, kind, value });
    }
  }

  /** A text without the credentials that calls came upon, whatever form they have. */
  mask(text: string): string {
    if (this.#known.size === 0) return text;
    return text.replace(longWords, (word) => {
      const known = this.#known.get(word) ?? this.#known.get(word.slice(word.indexOf("=") + 1));
      return known === undefined ? word : word.replace(keyOf(known.value) ?? word, `[secret ${fingerprintOf(known.value)}]`);
    });
  }

  /** Credentials in the arguments of a call: those that an earlier call came upon, and those that have the form of one. */
  uses(args: JsonValue | undefined): CredentialUse[] {
    if (args === undefined || args === null) return [];
    const sent = textOf(withoutCredentials(args));
    const uses = new Map<string, CredentialUse>();
    for (const text of [sent, textOf(args)]) {
      for (const [word] of this.#known.size === 0 ? [] : text.matchAll(longWords)) {
        const known = this.#known.get(word) ?? this.#known.get(word.slice(word.indexOf("=") + 1));
        if (known) add(uses, { value: known.value, found: known, kind: known.kind, sent: text === sent });
      }
      for (const { value, kind } of secretsIn(text)) add(uses, { value, found: null, kind, sent: text === sent });
    }
    return [...uses.values()];
  }
}

function add(uses: Map<string, CredentialUse>, use: CredentialUse): void {
  const before = uses.get(use.value);
  uses.set(use.value, before ? { ...before, found: before.found ?? use.found, sent: before.sent || use.sent } : use);
}

/** The longest piece of a value that stays whole however the value is written around. */
function keyOf(value: string): string | null {
  const [longest] = value.split(/[^A-Za-z0-9_\-.+=~]+/).sort((a, b) => b.length - a.length);
  return longest !== undefined && longest.length >= keyLengthMin ? longest : null;
}

/** Arguments that a shell or another interpreter reads: only there a word can be a header, a login or a setting. */
const commandPlaces = /^(?:command|cmd|commands|command_?line|cli_?command|shell_?command|terminal_?command|bash(?:_command)?|script|args|argv|arguments|input)$/i;
const ownPlaces = /^(?:headers?|authorization|auth|cookies?|credentials?|token|api_?key|access_?token|password|connection(?:_?string)?|dsn|database_?url|env)$/i;

/** The arguments without the places where a credential opens the door that it is made for. */
function withoutCredentials(args: JsonValue, isCommand = true): JsonValue {
  if (Array.isArray(args)) return args.map((one) => withoutCredentials(one, isCommand));
  if (isObject(args)) return Object.fromEntries(Object.entries(args).filter(([name]) => !ownPlaces.test(name)).map(([name, value]) => [name, withoutCredentials(value, commandPlaces.test(name))]));
  return typeof args === "string" && isCommand ? withoutLogins(args) : args;
}

/** Of a command: headers, logins, settings outside of quotes, and the connection of a client are not what it sends. */
function withoutLogins(text: string): string {
  return text
    .replace(/(?:-H|--header)[= ]?(?:"(?:[^"\\]|\\.){0,8000}"|'[^']{0,8000}'|\S{0,2000})/g, " ")
    .replace(/(?<!\S)(?:-u|--user|--token|--password|--api-key|--auth|--oauth2-bearer)[= ](?:"[^"]{0,2000}"|'[^']{0,2000}'|\S{0,2000})/g, " ")
    .replace(/((?<![\w=])(?:"(?:[^"\\]|\\.){0,8000}"|'[^']{0,8000}'))|(?<![\w"'=])[A-Z_][A-Z0-9_]{0,80}=(?:"[^"]{0,2000}"|'[^']{0,2000}'|\S{0,2000})(?=\s)/g, (_, text: string | undefined) => text ?? " ")
    .replace(/\b(?:psql|pg_dump|pg_restore|mysql|mongosh?|redis-cli)\b\s+["']?[a-z0-9+]{2,20}:\/\/\S{0,2000}/g, " ");
}

const textOf = (value: JsonValue): string => (typeof value === "string" ? value : JSON.stringify(value));
