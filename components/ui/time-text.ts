/** "2026-03-04 14:02:10.512 UTC" for microseconds since the epoch; further digits only where there are any. */
export function utcText(us: number): string {
  return zonedText(us, 0);
}

/** The same instant on another clock: "2026-03-04 15:02:10.512 UTC+1:00". `offsetMinutes` is what that clock is ahead of UTC. */
export function zonedText(us: number, offsetMinutes: number): string {
  const ms = Math.floor(us / 1000);
  const date = new Date(ms + offsetMinutes * 60_000);
  if (Number.isNaN(date.getTime())) return "a time outside the calendar";
  const rest = us - ms * 1000;
  const clock = date.toISOString().slice(0, -1).replace("T", " ");
  return `${clock}${rest === 0 ? "" : String(rest).padStart(3, "0")} UTC${offsetText(offsetMinutes)}`;
}

function offsetText(minutes: number): string {
  if (minutes === 0) return "";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? "−" : "+"}${hours}:${String(rest).padStart(2, "0")}`;
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
