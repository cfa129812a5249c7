"use client";

import { useSyncExternalStore } from "react";
import { chooseTheme, readTheme, subscribeTheme } from "./theme-choice.ts";
import { ToggleGroup } from "./toggle-group.tsx";

const themes = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** System, light or dark; kept in this browser. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribeTheme, readTheme, () => "system" as const);
  return <ToggleGroup label="Theme" value={theme} choices={themes} onValueChange={chooseTheme} />;
}
