"use client";

import { useSyncExternalStore } from "react";
import { ToggleGroup } from "./toggle-group.tsx";

const themes = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

type Theme = (typeof themes)[number]["value"];

const key = "aftertrace.theme";
const changed = "aftertrace-theme";

/** System, light or dark; kept in this browser. The script in <head> does the rest, here and in other windows. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, readTheme, () => "system" as const);
  return <ToggleGroup label="Theme" value={theme} choices={themes} onValueChange={chooseTheme} />;
}

function subscribe(onChange: () => void): () => void {
  const events = [changed, "storage"];
  for (const event of events) addEventListener(event, onChange);
  return () => {
    for (const event of events) removeEventListener(event, onChange);
  };
}

function readTheme(): Theme {
  return themes.find((theme) => theme.value === stored())?.value ?? "system";
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is switched off in this browser: the system's theme it is.
  }
}

function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    return; // Nothing can be kept, so nothing is changed.
  }
  dispatchEvent(new Event(changed));
}
