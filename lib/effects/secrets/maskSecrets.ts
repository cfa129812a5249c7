import { fingerprintOf } from "./fingerprint.ts";
import { secretsIn } from "./secretsIn.ts";

/** The text with a mask over each credential, as long as the credential: places in the text stay valid, and the same credential has the same name. */
export function maskSecrets(text: string): string {
  const found = secretsIn(text);
  if (found.length === 0) return text;
  let end = 0;
  const parts = found.map(({ offset, length, value }) => {
    const part = text.slice(end, offset) + maskOf(value, length);
    end = offset + length;
    return part;
  });
  return parts.join("") + text.slice(end);
}

function maskOf(value: string, length: number): string {
  const name = `[secret ${fingerprintOf(value)}]`;
  return length < name.length ? "•".repeat(length) : name.padEnd(length, "•");
}
