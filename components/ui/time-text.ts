/** "2026-03-04 14:02:10.512 UTC" for microseconds since the epoch; further digits only where there are any. */
export function utcText(us: number): string {
  const ms = Math.floor(us / 1000);
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return "a time outside the calendar";
  const rest = us - ms * 1000;
  const iso = date.toISOString();
  return `${iso.slice(0, -1).replace("T", " ")}${rest === 0 ? "" : String(rest).padStart(3, "0")} UTC`;
}

/** The distance from T+0: "T+1.8 s", "T−2 min 3 s", "T+1 d 2 h". */
export function sinceText(us: number, zeroUs: number): string {
  const sign = us < zeroUs ? "−" : "+";
  const seconds = Math.abs(us - zeroUs) / 1e6;
  return `T${sign}${spanText(seconds)}`;
}

function spanText(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${Math.floor(seconds * 10) / 10} s`;
  const whole = Math.floor(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  if (whole < 86_400) return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  return `${Math.floor(whole / 86_400)} d ${Math.floor((whole % 86_400) / 3600)} h`;
}
