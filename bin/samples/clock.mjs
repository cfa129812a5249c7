// Times are whole microseconds since 1970 (UTC); a plain number holds them exactly.

/** `2026-09-07T08:12:04.318220Z` as microseconds. */
export function instant(iso) {
  const match = /^(.{19})\.(\d{6})Z$/.exec(iso);
  if (!match) throw new Error(`not a time with microseconds: ${iso}`);
  return Date.parse(`${match[1]}Z`) * 1000 + Number(match[2]);
}

/** Without a zone, as LangSmith's REST API writes it. */
export function naive(us) {
  const seconds = new Date(Math.floor(us / 1000)).toISOString().slice(0, 19);
  return `${seconds}.${String(us % 1_000_000).padStart(6, "0")}`;
}

/** With milliseconds and Z, as Langfuse's API writes it. */
export function zuluMs(us) {
  return new Date(Math.floor(us / 1000)).toISOString();
}
