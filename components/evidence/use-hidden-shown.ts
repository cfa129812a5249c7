"use client";

import { useState } from "react";
import { useKept } from "../shell/use-kept.ts";

type Shown = {
  readonly shown: boolean;
  readonly always: boolean;
  /** For this text only. */
  readonly show: (shown: boolean) => void;
  /** For every text, kept per browser. */
  readonly showAlways: (always: boolean) => void;
};

/** Whether characters that nobody sees are drawn as boxes: here on request, or always. */
export function useHiddenShown(): Shown {
  const [kept, keep] = useKept("hidden", "off");
  const [here, setHere] = useState<boolean | null>(null);
  const always = kept === "on";
  const showAlways = (next: boolean) => {
    keep(next ? "on" : "off");
    setHere(null);
  };
  return { shown: here ?? always, always, show: setHere, showAlways };
}
