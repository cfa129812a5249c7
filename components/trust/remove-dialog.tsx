"use client";

import { AlertDialog } from "../ui/alert-dialog.tsx";
import { tryChange } from "./trust-api.ts";
import { TrialList } from "./trial-list.tsx";
import { useTrial } from "./use-trial.ts";

type Props = { readonly id: string; readonly name: string; readonly open: boolean; readonly onOpenChange: (open: boolean) => void; readonly onRemove: () => void };

/** Asks before something is no longer trusted, and says which verdicts rest on it. */
export function RemoveDialog({ id, name, open, onOpenChange, onRemove }: Props) {
  const trial = useTrial(open ? `remove ${id}` : null, (signal) => tryChange(id, { remove: true }, signal));
  return (
    <AlertDialog title={`Remove \u2068${name}\u2069 from the trusted keys?`} description="It stays in the history, and what it was used for stays in the custody log. To say that a key must not be relied on, revoke it instead: a removed key is only unknown."
      confirm="Remove" open={open} onOpenChange={onOpenChange} onConfirm={onRemove}>
      <TrialList trial={trial} nothing="No log rests on it, so no verdict changes." />
    </AlertDialog>
  );
}
