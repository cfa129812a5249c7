"use client";

import { ToggleGroup } from "./toggle-group.tsx";
import { useZone } from "./use-zone.ts";

const choices = [
  { value: "utc", label: "UTC", name: "Times in UTC" },
  { value: "local", label: "Local", name: "Local: times in the zone of this browser" },
] as const;

/** Which clock times are written on; kept in this browser. T+ and what is exported stay as they are. */
export function ZoneSwitch() {
  const { zone, choose } = useZone();
  return <ToggleGroup label="Times" value={zone} choices={choices} onValueChange={choose} />;
}
