"use client";

import { AlertDialog } from "../ui/alert-dialog.tsx";
import { bytesText } from "../ui/bytes.tsx";
import { countText } from "../ui/count.tsx";
import type { NamedIncident } from "./incident-menu.tsx";

type Props = { readonly incident: NamedIncident; readonly open: boolean; readonly onOpenChange: (open: boolean) => void; readonly onDelete: () => void };

/** Asks before an incident is deleted, and says what goes. */
export function DeleteDialog({ incident, open, onOpenChange, onDelete }: Props) {
  return (
    <AlertDialog open={open} onOpenChange={onOpenChange} title={`Delete ${isolated(incident.title)}?`} description={whatGoes(incident)} confirm="Delete" onConfirm={onDelete}>
      {incident.sample && <p className="text-sm text-text-muted">This is a sample. Its files stay in public/samples of the installation and can be imported again.</p>}
    </AlertDialog>
  );
}

/** A title inside a sentence, so that its writing direction does not turn the sentence around. */
function isolated(title: string): string {
  return `\u2068${title}\u2069`;
}

function whatGoes({ exhibits, bytes }: NamedIncident): string {
  const files = exhibits === 0 ? "It has no exhibits." : `${countText(exhibits)} ${exhibits === 1 ? "exhibit" : "exhibits"} (${bytesText(bytes)}) kept by this incident alone, all findings and the incident's custody log are removed from this machine.`;
  return `${files} This cannot be undone; one line in the installation's log says that it was done.`;
}
