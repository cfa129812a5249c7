"use client";

import { usePathname, useRouter } from "next/navigation";
import { useRef, useState, type RefObject } from "react";
import { announceLeaving } from "../shell/use-late-write.ts";
import { useKept } from "../shell/use-kept.ts";
import { CommandList, type ListOption } from "../ui/command-list.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { findCommands, readRecent, withRecent, type PaletteEntry, type PaletteGroup } from "./find-commands.ts";
import { Keys } from "./keys.tsx";
import type { Command } from "./bindings.ts";
import type { RunCommand } from "./use-command-handler.ts";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly incident: string;
  readonly taken: ReadonlySet<Command>;
  readonly run: RunCommand;
};

/** Every command that this page takes, by its words. What is chosen is done once the focus is back where it was. */
export function CommandPalette({ open, onOpenChange, incident, taken, run }: Props) {
  const inputRef = useRef<HTMLInputElement>(null);
  const chosen = useRef<PaletteEntry | null>(null);
  const [kept, keep] = useKept("recentCommands", "");
  const recent = readRecent(kept);
  const openStep = useOpenStep(incident);
  const choose = (entry: PaletteEntry) => {
    chosen.current = entry;
    onOpenChange(false);
  };
  const onClosed = () => {
    const entry = chosen.current;
    chosen.current = null;
    if (entry === null) return;
    if (entry.kind === "step") return openStep(entry.id);
    keep(withRecent(recent, entry.binding.command).join(" "));
    run(entry.binding.command);
  };
  return (
    <Dialog title="Commands" open={open} onOpenChange={onOpenChange} startAt={inputRef} onClosed={onClosed}>
      <Entries inputRef={inputRef} taken={taken} recent={recent} onChoose={choose} />
    </Dialog>
  );
}

type EntriesProps = { readonly inputRef: RefObject<HTMLInputElement | null>; readonly taken: ReadonlySet<Command>; readonly recent: readonly Command[]; readonly onChoose: (entry: PaletteEntry) => void };

function Entries({ inputRef, taken, recent, onChoose }: EntriesProps) {
  const [query, setQuery] = useState("");
  const entries = findCommands({ query, taken, recent });
  const of = taken.size - (taken.has("palette") ? 1 : 0);
  const found = entries.filter(({ kind }) => kind === "command").length;
  return (
    <CommandList label="Find a command" placeholder="A command, or a step: c7, d3, 120" query={query} onQuery={setQuery} inputRef={inputRef}
      options={entries.map(optionOf)} count={`${found} of ${of} commands`}
      empty="Nothing here is called that. Commands of other pages are offered on those pages."
      onChoose={(id) => { const entry = entries.find((candidate) => idOf(candidate) === id); if (entry) onChoose(entry); }} />
  );
}

const groupWords: Record<PaletteGroup, string> = { open: "Open", recent: "Recent", found: "Commands", incident: "Everywhere", rows: "Rows", timeline: "Timeline", injection: "Injection view", policy: "Allow-list", replay: "Replay" };

function idOf(entry: PaletteEntry): string {
  return entry.kind === "step" ? `step-${entry.id}` : entry.binding.command;
}

function optionOf(entry: PaletteEntry): ListOption {
  const shown = { id: idOf(entry), group: groupWords[entry.group] };
  if (entry.kind === "step") return { ...shown, label: entry.does };
  const { does, keys } = entry.binding;
  return { ...shown, label: does, detail: keys.map((each) => <Keys key={each} keys={each} />) };
}

/** Opens a step on the timeline; where that is the page already, its filters stay. */
function useOpenStep(incident: string): (id: string) => void {
  const router = useRouter();
  const path = usePathname();
  return (id) => {
    const timeline = `/incidents/${incident}/timeline`;
    const query = new URLSearchParams(path === timeline ? location.search : "");
    query.set("sel", id);
    for (const name of ["tab", "vs"]) query.delete(name);
    if (path === timeline) history.pushState(null, "", `${timeline}?${query.toString()}`);
    else {
      announceLeaving();
      router.push(`${timeline}?${query.toString()}`);
    }
  };
}
