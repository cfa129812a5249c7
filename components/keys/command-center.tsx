"use client";

import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { useEver } from "../shell/use-ever.ts";
import { announceLeaving } from "../shell/use-late-write.ts";
import { useKept } from "../shell/use-kept.ts";
import { flipTheme } from "../ui/theme-choice.ts";
import { createCommandRegistry } from "./command-registry.ts";
import { SequenceHint } from "./sequence-hint.tsx";
import { CommandRegistryContext, useCommandHandler } from "./use-command-handler.ts";
import { useStrokes } from "./use-strokes.ts";
import type { Command } from "./bindings.ts";
import { Opening } from "../ui/opening.tsx";

const loadHelp = () => import("./key-help.tsx").then(({ KeyHelp }) => KeyHelp);
const loadPalette = () => import("./command-palette.tsx").then(({ CommandPalette }) => CommandPalette);
const KeyHelp = dynamic(loadHelp, { ssr: false, loading: Opening });
const CommandPalette = dynamic(loadPalette, { ssr: false, loading: Opening });

type Props = { readonly incident: string; readonly children: ReactNode };
type Open = "palette" | "help" | null;

/** Around the pages of an incident: hears the keys, asks whoever registered, and holds the help and the list of commands. */
export function CommandCenter({ incident, children }: Props) {
  const [registry] = useState(createCommandRegistry);
  const [open, setOpen] = useState<Open>(null);
  const [keys, setKeys] = useKept("keys", "on");
  const first = useStrokes(keys === "on", registry.run);
  const taken = useSyncExternalStore(registry.subscribe, registry.taken, registry.taken);
  const [helped, listed] = [useEver(open === "help"), useEver(open === "palette")];
  useAtFirstKey(fetchBoth);
  const show = (what: "palette" | "help") => (now: boolean) => setOpen(now ? what : null);
  return (
    <CommandRegistryContext value={registry}>
      <OwnCommands incident={incident} onOpen={setOpen} />
      {children}
      <SequenceHint first={first} taken={taken} />
      {helped && <KeyHelp open={open === "help"} onOpenChange={show("help")} keysOn={keys === "on"} onKeysOn={(on) => setKeys(on ? "on" : "off")} />}
      {listed && <CommandPalette open={open === "palette"} onOpenChange={show("palette")} incident={incident} taken={taken} run={registry.run} />}
    </CommandRegistryContext>
  );
}

function fetchBoth() {
  void loadHelp();
  void loadPalette();
}

/** Who uses the keyboard at all may want the list of keys and of commands next. `then` is the same in every drawing. */
function useAtFirstKey(then: () => void): void {
  useEffect(() => {
    document.addEventListener("keydown", then, { once: true, capture: true });
    return () => document.removeEventListener("keydown", then, { capture: true });
  }, [then]);
}

type OwnProps = { readonly incident: string; readonly onOpen: (what: Open) => void };

/** What works on every page of an incident. */
function OwnCommands({ incident, onOpen }: OwnProps) {
  const router = useRouter();
  const path = usePathname();
  const go = (address: string) => {
    // The page is here already; going there again would throw its view away.
    if (path === address) return true;
    announceLeaving();
    router.push(address);
    return true;
  };
  useCommandHandler((command: Command) => {
    switch (command) {
      case "palette": case "help": onOpen(command); return true;
      case "goOverview": return go(`/incidents/${incident}`);
      case "goEvidence": return go(`/incidents/${incident}/evidence`);
      case "goTimeline": return go(`/incidents/${incident}/timeline`);
      case "goInjection": return go(`/incidents/${incident}/injection`);
      case "goImpact": return go(`/incidents/${incident}/impact`);
      case "goPolicy": return go(`/incidents/${incident}/policy`);
      case "goReport": return go(`/incidents/${incident}/report`);
      case "goReplay": return go(replayHref(incident, path, location.search));
      case "goCompare": return go(`/incidents/${incident}/compare`);
      case "goIncidents": return go("/");
      case "goMethod": return go("/method");
      case "theme": flipTheme(); return true;
      default: return false;
    }
  }, ownScopes);
  return null;
}

const ownScopes = ["incident"] as const;

/** The replay, at the step that is open in the timeline. */
function replayHref(incident: string, path: string, search: string): string {
  const open = path === `/incidents/${incident}/timeline` ? new URLSearchParams(search).get("sel") : null;
  return `/incidents/${incident}/replay${open !== null && /^c?\d+$/.test(open) ? `?at=${open}` : ""}`;
}
