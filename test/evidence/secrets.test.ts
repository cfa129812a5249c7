import { describe, expect, test } from "vitest";
import { findSecrets } from "../../lib/evidence/secrets.ts";
import { threadMs } from "../threadTime.ts";

const kinds = (text: string): string[] => findSecrets(text).map(({ kind }) => kind);
const letters = (count: number): string => "aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA".repeat(4).slice(0, count);
const jwt = (header: string): string =>
  `${Buffer.from(header).toString("base64url")}.${Buffer.from('{"sub":"1"}').toString("base64url")}.${letters(43)}`;

describe("credentials are found by their form", () => {
  // Put together here, so that no scanner takes this file for a leak.
  test.each([
    ["a URL with a password", "postgres://app:s3cret" + "@db.internal/prod"],
    ["a URL with a password", String.raw`"redis:\/\/u:p4ss` + "@cache:6379" + '"'],
    ["a URL with a password", "amqp://:pw" + "@host"],
    ["a private key", "-----BEGIN RSA PRIVATE" + " KEY-----"],
    ["a private key", "-----BEGIN PRIVATE" + " KEY-----"],
    ["an AWS access key id", "AKIA" + "IOSFODNN7EXAMPLE"],
    ["a GitHub token", "ghp_" + letters(36)],
    ["a GitHub token", `github_pat_${letters(22)}_${letters(59)}`],
    ["a GitLab token", "glpat-" + letters(20)],
    ["a Slack token", "xoxb-" + "123456789012-" + letters(24)],
    ["a Stripe key", "sk_live_" + letters(24)],
    ["an OpenAI key", "sk-proj-" + letters(48)],
    ["an OpenAI key", "sk-" + letters(48)],
    ["an Anthropic key", "sk-ant-" + "api03-" + letters(90)],
    ["a Google API key", "AIza" + letters(35)],
    ["an npm token", "npm_" + letters(36)],
    ["a SendGrid key", `SG.${letters(22)}.${letters(43)}`],
    ["a signed JSON Web Token", jwt('{"alg":"RS256","typ":"JWT"}')],
  ])("%s", (kind, text) => {
    for (const around of [text, `{"a":"x ${text}"}`, `key=${text}\\n`]) expect(kinds(around)).toEqual([kind]);
    expect(findSecrets(`ab ${text}`)[0]?.position).toBeGreaterThanOrEqual(3);
  });

  test.each([
    "https://example.com/a:b/c@d",
    "http://localhost:3000/@scope/pkg",
    "see https://host:8080/x and mail a@b.c",
    "task-force-sk-1",
    "postgres://app:***@db/x",
    "redis://u:${PASSWORD}@h",
    "mysql://user:[REDACTED]@h",
    "-----BEGIN CERTIFICATE-----",
    "-----BEGIN PUBLIC KEY-----",
    "AKIAshort",
    "risk-proj-abcdefghijklmnopqrstuvwxyz",
    jwt('{"alg":"none"}'),
    jwt('{"typ":"x"}'),
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0",
    "ghp_short",
    "npm_config_registry=https://x",
    "xoxb-",
    "git@github.com:org/repo.git",
    "ssh://git@host:22/repo",
  ])("%s is no secret", (text) => expect(kinds(text)).toEqual([]));

  test("a hostile text costs no more than an honest one", () => {
    for (const text of [
      "://".repeat(200_000),
      "://a:".repeat(100_000),
      `://${"a:".repeat(300_000)}`,
      "sk-".repeat(300_000),
      "eyJ.".repeat(200_000),
      "-----BEGIN ".repeat(80_000),
    ]) {
      expect(threadMs(() => void findSecrets(text))).toBeLessThan(10_000);
    }
  });
});
