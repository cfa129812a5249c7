"use client";

import { Dialog } from "../ui/dialog.tsx";
import { Switch } from "../ui/switch.tsx";
import { bindings, type Scope } from "./bindings.ts";
import { Keys } from "./keys.tsx";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly keysOn: boolean;
  readonly onKeysOn: (on: boolean) => void;
};

/** All keys from the table that drives them, by where they work, and the switch for the single ones. */
export function KeyHelp({ open, onOpenChange, keysOn, onKeysOn }: Props) {
  return (
    <Dialog title="Keys" wide open={open} onOpenChange={onOpenChange}>
      <Switch label="Single keys such as j and /" checked={keysOn} onCheckedChange={onKeysOn} />
      <p className="mt-1 mb-4 max-w-[70ch] text-sm text-text-muted">
        Kept in this browser. <Keys keys="Mod+k" /> always works, and arrows, Home, End, Page, Enter and Esc do while the focus is in the rows. No other key does anything while you type.
      </p>
      <div className="grid gap-x-8 md:grid-cols-2">
        <div><ScopeKeys scope="incident" /><ScopeKeys scope="rows" /><ScopeKeys scope="replay" /></div>
        <div><ScopeKeys scope="timeline" /><ScopeKeys scope="injection" /><ScopeKeys scope="policy" /></div>
      </div>
    </Dialog>
  );
}

const scopeWords: Record<Scope, string> = { incident: "Every page of an incident", rows: "Timeline: moving through the rows", timeline: "Timeline: everything else", injection: "Injection view", policy: "Allow-list", replay: "Replay" };

function ScopeKeys({ scope }: { readonly scope: Scope }) {
  const id = `keys-${scope}`;
  return (
    <section aria-labelledby={id} className="mb-5">
      <h3 id={id} className="mb-1 font-semibold">{scopeWords[scope]}</h3>
      <table className="w-full border-collapse text-sm">
        <thead className="sr-only"><tr><th scope="col">Keys</th><th scope="col">What they do</th></tr></thead>
        <tbody>
          {bindings.filter((binding) => binding.scope === scope || binding.also === scope).map(({ command, keys, does }) => (
            <tr key={command} className="border-t border-border">
              <td className="w-32 py-1 pr-3 align-top">
                {keys.length === 0 ? <span className="text-text-muted">no key</span> : <span className="flex flex-wrap gap-1">{keys.map((each) => <Keys key={each} keys={each} />)}</span>}
              </td>
              <td className="py-1">{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
