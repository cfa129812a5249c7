"use client";

import { useKept } from "../../shell/use-kept.ts";
import { useMedia } from "../../shell/use-media.ts";

export type GlanceShown = {
  /** `auto`: nothing was chosen yet. It is then shown where there is room for it. */
  readonly choice: "on" | "off" | "auto";
  readonly isShown: boolean;
  readonly toggle: () => void;
};

/** Whether lanes and map are shown; kept per browser. A phone has the rows first. */
export function useGlanceShown(): GlanceShown {
  const [kept, keep] = useKept("glance", "auto");
  const hasRoom = useMedia("(min-width: 640px)");
  const choice = kept === "on" || kept === "off" ? kept : "auto";
  const isShown = choice === "auto" ? hasRoom : choice === "on";
  return { choice, isShown, toggle: () => keep(isShown ? "off" : "on") };
}
