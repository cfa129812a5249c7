import { randomBytes } from "node:crypto";

const letters = "abcdefghjkmnpqrstvwxyz0123456789";

/** A new name for an incident or a job: 12 letters and digits, about 60 bits, safe in an address and as a file name. */
export function newId(): string {
  return Array.from(randomBytes(12), (byte) => letters[byte % letters.length]).join("");
}

/** Is this one of our ids? Asked before it becomes part of a path. */
export function isId(text: string): boolean {
  return /^[a-z0-9]{12}$/.test(text);
}

let lastUs = 0;

/**
 * Now, by the system's clock, and never the same twice in a row, so that lists sort in the order of happening. For the
 * custody log and the job list only: never for findings.
 */
export function nowUs(): number {
  lastUs = Math.max(lastUs + 1, Date.now() * 1_000);
  return lastUs;
}
