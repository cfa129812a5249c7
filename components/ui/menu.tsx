"use client";

import { useState, type ComponentType, type ReactNode } from "react";
import { lateTrigger, type TriggerElement } from "./late-trigger.ts";

export type MenuItem = {
  readonly id: string;
  readonly label: ReactNode;
  readonly onSelect?: () => void;
  /** A link instead of a command. */
  readonly href?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
};

export type MenuProps = { readonly label: string; readonly trigger: TriggerElement; readonly items: readonly MenuItem[] };

type Opened = ComponentType<MenuProps & { readonly byKey: boolean }>;
const load = (): Promise<Opened> => import("./drop-menu.tsx").then(({ DropMenu }) => DropMenu);
const keys = ["ArrowDown", "Enter", " "];
const fetchAhead = () => void load();

/** A menu of commands, links and on/off items. The trigger is one button; what it opens is fetched when somebody comes near it. */
export function Menu(props: MenuProps) {
  const [opened, setOpened] = useState<{ readonly Menu: Opened; readonly byKey: boolean } | null>(null);
  if (opened !== null) return <opened.Menu {...props} byKey={opened.byKey} />;
  const open = (byKey: boolean) => void load().then((Menu) => setOpened({ Menu, byKey }));
  return lateTrigger(props.trigger, { popup: "menu", onNear: fetchAhead, onOpen: open, keys });
}
