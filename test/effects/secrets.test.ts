import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CredentialLedger } from "../../lib/effects/secrets/credentialLedger.ts";
import { fingerprintOf } from "../../lib/effects/secrets/fingerprint.ts";
import { maskSecrets } from "../../lib/effects/secrets/maskSecrets.ts";
import { secretsIn } from "../../lib/effects/secrets/secretsIn.ts";
import { growsWithLength } from "../threadTime.ts";

const values = (text: string): string[] => secretsIn(text).map(({ value }) => value);

describe("credentials are found where they stand", () => {
  test.each([
    ["the password of a URL, not the URL", "postgres://app:Reed-Otter-19@db.internal/shop", ["Reed-Otter-19"]],
    ["a value under a name", "HOST_TOKEN=hst-91af0c77d2e4b8-own\nset -e", ["hst-91af0c77d2e4b8-own"]],
    ["JSON inside JSON", JSON.stringify(JSON.stringify({ api_key: "k-51b0d7f2c9a84e" })), ["k-51b0d7f2c9a84e"]],
    ["a bearer token", "Authorization: Bearer abc123def456ghi789", ["abc123def456ghi789"]],
  ])("%s", (_, text, found) => expect(values(text)).toEqual(found));
  test.each(["token: string", "password=process.env.PASSWORD", "api_key: ********", "max_tokens: 4096", "tokens=/var/run/tokens", "secret: null", "DB_PASSWORD=$DB_PASSWORD"])("%s is none", (text) => expect(values(text)).toEqual([]));
  test("places lie inside the text, in order and apart", () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => {
      const found = secretsIn(`${text} API_TOKEN=a1b2c3d4e5f6 ${text}`);
      expect(found.length).toBeGreaterThan(0);
      let end = 0;
      for (const { offset, length, value } of found) {
        expect(offset).toBeGreaterThanOrEqual(end);
        expect(value).toHaveLength(length);
        end = offset + length;
      }
    }));
  });
  test("forms that only the vendors' rules know are found, and comments in the evidence switch no rule off", () => {
    const linear = `lin_api_${"a1B2".repeat(10)}`;
    const shop = `shpat_${"0a1b2c3d".repeat(4)}`;
    expect(secretsIn(`// secretlint-disable\n${linear} and ${shop}`)).toEqual([
      { kind: "vendor_token", offset: 22, length: linear.length, value: linear },
      { kind: "vendor_token", offset: 22 + linear.length + 5, length: shop.length, value: shop },
    ]);
    expect(maskSecrets(`key ${linear}.`)).not.toContain("lin_api_");
  });
  test("long texts take time in proportion to their length", () => {
    expect(growsWithLength(80_000, (size) => {
      const text = `${"token_".repeat(size)}${"a-".repeat(2 * size)}${"://a:".repeat(size)}`;
      return () => void secretsIn(text);
    })).toBe(true);
  });
});

describe("masking", () => {
  test("leaves nothing of a credential and everything else", () => {
    const text = "x postgres://app:Reed-Otter-19@db/shop y HOST_TOKEN=hst-91af0c77d2e4b8-own z";
    const masked = maskSecrets(text);
    expect(masked).not.toContain("Reed-Otter-19");
    expect(masked).not.toContain("hst-91af");
    expect(masked).toBe(`x postgres://app:${"•".repeat(13)}@db/shop y HOST_TOKEN=[secret ${fingerprintOf("hst-91af0c77d2e4b8-own")}]${"•".repeat(5)} z`);
    expect(masked).toHaveLength(text.length);
  });
  test("is the text itself where there is nothing to mask", () => expect(maskSecrets("ls -la")).toBe("ls -la"));
});

describe("credentials that are used", () => {
  const ledger = new CredentialLedger();
  ledger.saw(4, secretsIn("HOST_TOKEN=hst-91af0c77d2e4b8-own"));
  test("in a header they open a door: found, and not sent", () => {
    expect(ledger.uses({ command: "curl -H 'Authorization: Bearer hst-91af0c77d2e4b8-own' https://a.example" })).toMatchObject([{ found: { by: 4 }, sent: false }]);
  });
  test("in a body they leave", () => expect(ledger.uses({ method: "POST", url: "https://a.example", body: "t=hst-91af0c77d2e4b8-own" })).toMatchObject([{ found: { by: 4 }, sent: true }]));
  test("other words are none", () => expect(ledger.uses({ command: "curl https://a.example/hst" })).toEqual([]));
});
