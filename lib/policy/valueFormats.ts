import type { ValueFormat } from "./policyDocument.ts";

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timePattern = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const emailPattern = /^[\w.+-]{1,64}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){1,5}$/;
const uuidPattern = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** Does the whole text have the format? */
export function hasFormat(text: string, format: ValueFormat): boolean {
  switch (format) {
    case "date": return isDay(text);
    case "datetime": return isDay(timePattern.exec(text)?.[1] ?? "");
    case "email": return emailPattern.test(text);
    case "url": return /^https?:\/\//i.test(text) && urlOf(text) !== null;
    case "uuid": return uuidPattern.test(text);
    case "iban": return isIban(text.replaceAll(" ", ""));
  }
}

/** The days of months are looked at: 2026-02-30 is none. */
function isDay(text: string): boolean {
  const [, year, month, day] = dayPattern.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** ISO 13616: letters as numbers, and 1 as the rest of a division by 97. */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(text)) return false;
  let rest = 0;
  for (const sign of `${text.slice(4)}${text.slice(0, 4)}`) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** A URL as the standard reads it; null where it does not. */
export function urlOf(text: string): URL | null {
  return text.length > 20_000 || /[\s\p{Cc}]/u.test(text) ? null : URL.parse === undefined ? parsed(text) : URL.parse(text);
}

function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
