import { readTime } from "@/lib/base/time.ts";

export type ReadInstant = { readonly ok: true; readonly us: number } | { readonly ok: false; readonly error: string };

const shape = "Write a day and a time in UTC, as 2026-03-01 10:00 or 2026-03-01T10:00:00Z.";

/** Reads an instant as people type it: seconds may be left out, a zone too, which is then UTC. */
export function readInstant(text: string): ReadInstant {
  const plain = text.trim().replaceAll("−", "-");
  if (plain === "") return { ok: false, error: shape };
  const minutes = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(\s?(?:Z|z|UTC|[+-]\d\d:?\d\d))?$/.exec(plain);
  const whole = minutes === null ? plain : `${minutes[1] ?? ""} ${minutes[2] ?? ""}:00${minutes[3] ?? ""}`;
  if (!/^\d{4}-/.test(whole)) return { ok: false, error: shape };
  const time = readTime(whole);
  if (time !== null) return { ok: true, us: time.us };
  return { ok: false, error: /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/.test(plain) ? `No calendar has this instant. ${shape}` : shape };
}
