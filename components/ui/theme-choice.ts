export type Theme = "system" | "light" | "dark";

const key = "aftertrace.theme";
const changed = "aftertrace-theme";

/** The choice kept in this browser. */
export function readTheme(): Theme {
  const kept = stored();
  return kept === "light" || kept === "dark" ? kept : "system";
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is switched off in this browser: the system's theme it is.
  }
}

/** Keeps a choice. The script in <head> does the rest, here and in other windows. */
export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    return; // Nothing can be kept, so nothing is changed.
  }
  dispatchEvent(new Event(changed));
}

/** From light to dark or back, whichever is on the screen. */
export function flipTheme(): void {
  chooseTheme(document.documentElement.dataset["theme"] === "dark" ? "light" : "dark");
}

export function subscribeTheme(onChange: () => void): () => void {
  const events = [changed, "storage"];
  for (const event of events) addEventListener(event, onChange);
  return () => {
    for (const event of events) removeEventListener(event, onChange);
  };
}

/** Draws the chosen theme, as the script in <head> does. */
export function applyTheme(): void {
  const theme = readTheme();
  document.documentElement.dataset["theme"] = theme === "system" ? (matchMedia(systemDark).matches ? "dark" : "light") : theme;
}

/** Follows the choice and the system's theme; answers what ends that. */
export function followTheme(): () => void {
  const system = matchMedia(systemDark);
  const stop = subscribeTheme(applyTheme);
  system.addEventListener("change", applyTheme);
  return () => {
    stop();
    system.removeEventListener("change", applyTheme);
  };
}

const systemDark = "(prefers-color-scheme: dark)";
