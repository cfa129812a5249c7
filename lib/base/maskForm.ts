/** What a mask says of the credential under it. */
export const maskNames = [
  "AWS key", "Google key", "GitHub token", "GitLab token", "Slack token", "Stripe key", "npm token", "SendGrid key", "JWT", "Anthropic key", "OpenAI key",
  "private key", "bearer token", "vendor token", "password", "secret",
] as const;
export type MaskName = (typeof maskNames)[number];

/** What fills a mask up to the length of the credential: one UTF-16 unit in texts, one byte in bytes. */
export const textFill = "•";
export const byteFill = "*";

/**
 * The mask over a credential of `length` units: `[AWS key 1a2b3c4d]••`. It is exactly as long as the credential, so that places in the text stay
 * valid. A short credential gets no fingerprint: few letters could be guessed from it.
 */
export function maskOf(name: MaskName, fingerprint: string, length: number, fill: typeof textFill | typeof byteFill = textFill): string {
  for (const label of [name, "secret"]) {
    const mask = `[${label} ${fingerprint}]`;
    if (mask.length <= length) return mask.padEnd(length, fill);
  }
  return fill.repeat(length);
}

/** A stretch of text as it is, or a mask. `name`: "credential" where the mask is too short to say more. */
export type MaskPiece = { readonly type: "text"; readonly text: string } | { readonly type: "mask"; readonly text: string; readonly name: string };

const masks = new RegExp(String.raw`\[(${maskNames.join("|")}) [0-9a-f]{8}\](?:•*|\**)|•{4,}`, "g");

/** A text cut where masks begin and end. Text that only looks like a mask is one too: its letters are all there to be read. */
export function maskPieces(text: string): MaskPiece[] {
  const pieces: MaskPiece[] = [];
  let from = 0;
  for (const { 0: mask, 1: name = "credential", index } of text.matchAll(masks)) {
    if (index > from) pieces.push({ type: "text", text: text.slice(from, index) });
    pieces.push({ type: "mask", text: mask, name });
    from = index + mask.length;
  }
  if (from < text.length) pieces.push({ type: "text", text: text.slice(from) });
  return pieces;
}

/** Whether there is a mask in a text: cheap, for texts that nearly never have one. */
export function holdsMask(text: string): boolean {
  if (!text.includes("[") && !text.includes(textFill)) return false;
  // Not `test`: it would leave its place in the pattern, and the pieces would begin behind the first mask.
  return text.search(masks) !== -1;
}
