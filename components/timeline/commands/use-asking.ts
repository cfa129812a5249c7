"use client";

import { useCallback, useState } from "react";
import type { AddressBar } from "../use-address.ts";
import type { PanelProps } from "../seams.ts";

type Asked = NonNullable<PanelProps["asked"]>;

export type Asking = {
  /** What the panel of the open row is asked for; null where it was another row's. */
  readonly asked: Asked | null;
  readonly askPanel: (what: Asked["what"], row: number) => void;
};

/** Opens the panel of a row and asks it for something. */
export function useAsking({ address: { sel }, change }: AddressBar): Asking {
  const [asking, setAsking] = useState<{ readonly row: number; readonly asked: Asked } | null>(null);
  const askPanel = useCallback((what: Asked["what"], row: number) => {
    setAsking((before) => ({ row, asked: { what, token: (before?.asked.token ?? 0) + 1 } }));
    change({ sel: row, named: null });
  }, [change]);
  return { asked: asking !== null && asking.row === sel ? asking.asked : null, askPanel };
}
