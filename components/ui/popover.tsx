"use client";

import { useEffect, useState, type ComponentType, type ReactNode } from "react";
import { lateTrigger, type TriggerElement } from "./late-trigger.ts";

export type PopoverProps = {
  readonly label: string;
  readonly trigger: TriggerElement;
  readonly children: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** After it has gone and the focus is back on its button: the time to open something else. */
  readonly onClosed?: () => void;
};

type Opened = ComponentType<PopoverProps>;
const load = (): Promise<Opened> => import("./drop-panel.tsx").then(({ DropPanel }) => DropPanel);
const fetchAhead = () => void load();
const keys = ["Enter", " "];

/** A small panel beside the button that opens it. What draws it is fetched when somebody comes near the button. */
export function Popover(props: PopoverProps) {
  const [Panel, setPanel] = useState<Opened | null>(null);
  const { open = false, onOpenChange, trigger } = props;
  useEffect(() => {
    // Opened by something else than its button: a key, say.
    if (open) void load().then((loaded) => setPanel(() => loaded));
  }, [open]);
  if (Panel !== null) return <Panel {...props} />;
  const openNow = () => void load().then((loaded) => {
    setPanel(() => loaded);
    onOpenChange?.(true);
  });
  return lateTrigger(trigger, { popup: "dialog", onNear: fetchAhead, onOpen: openNow, keys });
}
