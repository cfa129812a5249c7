"use client";

import { Dialog } from "../ui/dialog.tsx";
import { Switch } from "../ui/switch.tsx";
import { bindings, keyCap } from "./keys.ts";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly keysOn: boolean;
  readonly onKeysOn: (on: boolean) => void;
};

/** The keys of the timeline, from the table that drives them, and the switch for the single-letter ones. */
export function KeyHelp({ open, onOpenChange, keysOn, onKeysOn }: Props) {
  return (
    <Dialog title="Keys" open={open} onOpenChange={onOpenChange}>
      <Switch label="Single keys such as j and /" checked={keysOn} onCheckedChange={onKeysOn} />
      <p className="mt-1 mb-3 text-sm text-text-muted">
        Kept in this browser. Arrows, Home, End, Page, Enter and Esc always work while the focus is in the rows. No key works while you type.
      </p>
      <table className="w-full border-collapse">
        <caption className="sr-only">Keys of the timeline</caption>
        <thead className="sr-only"><tr><th scope="col">Keys</th><th scope="col">What they do</th></tr></thead>
        <tbody>
          {bindings.map((binding) => (
            <tr key={binding.command} className="border-t border-border">
              <td className="py-1 pr-4 whitespace-nowrap">
                {binding.keys.map((key) => <kbd key={key} className="mr-1 inline-block min-w-6 rounded-sm border border-border-control px-1.5 text-center font-mono text-sm">{keyCap(key)}</kbd>)}
              </td>
              <td className="py-1">{binding.does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
