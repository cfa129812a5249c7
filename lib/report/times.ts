/** "2026-03-04 14:02:10.512 UTC" for microseconds since the epoch. */
export function utcText(us: number): string {
  const ms = Math.floor(us / 1_000);
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return "a time outside the calendar";
  const rest = us - ms * 1_000;
  return `${date.toISOString().slice(0, -1).replace("T", " ")}${rest === 0 ? "" : String(rest).padStart(3, "0")} UTC`;
}

/** The distance from T+0: "T+1.8 s", "T−2 min 3 s". */
export function sinceText(us: number, zeroUs: number): string {
  if (us === zeroUs) return "T+0";
  return `T${us < zeroUs ? "−" : "+"}${spanText(Math.abs(us - zeroUs))}`;
}

/** A length of time, in microseconds. */
export function spanText(us: number): string {
  const seconds = us / 1e6;
  if (seconds < 1) return `${Math.round(seconds * 1_000)} ms`;
  if (seconds < 60) return `${Math.floor(seconds * 10) / 10} s`;
  const whole = Math.floor(seconds);
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  if (whole < 86_400) return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
  return `${Math.floor(whole / 86_400)} d ${Math.floor((whole % 86_400) / 3_600)} h`;
}
