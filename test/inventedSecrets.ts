import { createHash } from "node:crypto";

/** One credential in the format of its kind, made up here. `text`: words in which it is told by itself. `parts`: what of it must be seen nowhere. */
export type InventedSecret = { readonly name: string; readonly value: string; readonly text: string; readonly parts: readonly string[] };

const letters = (count: number, from = 0): string => {
  const made = [0, 1, 2, 3].map((at) => createHash("sha512").update(`invented ${from} ${at}`).digest("base64").replace(/[^A-Za-z0-9]/g, "")).join("");
  return made.slice(0, count);
};
const header = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url");
const payload = Buffer.from(JSON.stringify({ sub: "agent-7", scope: "orders:write" })).toString("base64url");
const keyLines = Array.from({ length: 12 }, (_, at) => letters(64, 100 + at));

/** A private key as a PEM block that opens nothing. */
export const pemBlock = `-----BEGIN RSA PRIVATE KEY-----\n${keyLines.join("\n")}\n-----END RSA PRIVATE KEY-----`;

const one = (name: string, value: string, text = `use ${value} for it`): InventedSecret => ({ name, value, text, parts: [value] });

export const inventedSecrets: readonly InventedSecret[] = [
  one("aws", "AKIAQ7XW2ZLM4N6PRSTV"),
  one("aws secret", letters(40, 2), `AWS_SECRET_ACCESS_KEY=${letters(40, 2)}`),
  one("github", `ghp_${letters(36, 1)}`),
  one("gitlab", `glpat-${letters(20, 3)}`),
  one("slack", `xoxb-${"2"}48211093771-${letters(24, 4)}`),
  one("stripe", `sk_live_${letters(24, 5)}`),
  one("npm", `npm_${letters(36, 6)}`),
  one("sendgrid", `SG.${letters(22, 7)}.${letters(43, 8)}`),
  one("jwt", `${header}.${payload}.${letters(43, 9)}`),
  one("anthropic", `sk-ant-api03-${letters(40, 10)}`),
  one("openai", `sk-proj-${letters(48, 11)}`),
  one("google", `AIza${letters(35, 12)}`),
  one("linear", `lin_api_${letters(40, 13)}`),
  one("database address", "Reed-Otter-19", "postgres://app:Reed-Otter-19@db.internal:5432/orders"),
  one("named value", "dpl-77c1f0a93e5b2d", "DEPLOY_TOKEN=dpl-77c1f0a93e5b2d"),
  one("bearer", letters(32, 14), `Authorization: Bearer ${letters(32, 14)}`),
  { name: "private key", value: pemBlock, text: `the key is\n${pemBlock}\nkeep it`, parts: [...keyLines, keyLines[0]?.slice(0, 24) ?? "", keyLines[11]?.slice(40) ?? ""] },
];

/** What of all of them must be seen nowhere. */
export const secretParts: readonly string[] = inventedSecrets.flatMap(({ parts }) => parts);

/** Which of them stand in a text, by name. */
export function secretsSeenIn(text: string): string[] {
  return inventedSecrets.filter(({ parts }) => parts.some((part) => text.includes(part))).map(({ name }) => name);
}
