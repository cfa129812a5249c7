"use client";

import { useState } from "react";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { EditForm } from "./edit-form.tsx";
import { KeyHistory } from "./key-history.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { RetireForm } from "./retire-form.tsx";
import { RevokeForm } from "./revoke-form.tsx";
import { removeKey, undoChange, type Changed } from "./trust-api.ts";
import { TrustFacts } from "./trust-facts.tsx";
import { acceptedText } from "./trust-words.ts";
import type { Answer, Refusal } from "../shell/api.ts";
import type { ScopePlace } from "./scope-field.tsx";
import type { TrustedClaimView, TrustedKeyView } from "@/lib/api/keyContract.ts";

type Thing = TrustedKeyView | TrustedClaimView;
type Props = {
  readonly of: Thing;
  readonly keys: readonly TrustedKeyView[];
  readonly places: readonly ScopePlace[];
  readonly onClose: () => void;
  readonly onChanged: (changed: Changed, said: string) => void;
};
type Open = "retire" | "revoke" | "edit" | "remove" | null;

/** One key or claim: what is known of it, what was done to it, and what can be done. */
export function TrustDialog({ of, keys, places, onClose, onChanged }: Props) {
  const [author] = useKept("author", "");
  const [open, setOpen] = useState<Open>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const done = (said: string) => (changed: Changed) => {
    setOpen(null);
    onChanged(changed, said);
  };
  const send = async (asked: Promise<Answer<Changed>>, said: string) => {
    const answer = await asked;
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) done(said)(answer.value);
  };
  const others = keys.filter(({ id, state }) => id !== of.id && state !== "removed");
  const form = { onClose: () => setOpen(null) };
  return (
    <Dialog title={of.name} description={`${of.kind === "key" ? "A key that was" : "A claim about keys that was"} ${acceptedText(of)}.`} open onOpenChange={(now) => { if (!now) onClose(); }} wide>
      <div className="flex flex-col gap-4">
        {refusal !== null && <RefusalNotice refusal={refusal} />}
        {open === null || open === "remove" ? <Actions of={of} onOpen={setOpen} onRestore={() => void send(undoChange(of.id, of.lastChange, author), `${of.name} is trusted again.`)} /> : null}
        {open === "retire" && of.kind === "key" && <RetireForm of={of} others={others} {...form} onChanged={done(`${of.name} is retired.`)} />}
        {open === "revoke" && of.kind === "key" && <RevokeForm of={of} others={others} {...form} onChanged={done(`The revocation of ${of.name} is written down.`)} />}
        {open === "edit" && <EditForm of={of} places={places} {...form} onChanged={done(`${of.name} is changed.`)} />}
        <RemoveDialog id={of.id} name={of.name} open={open === "remove"} onOpenChange={(now) => setOpen(now ? "remove" : null)} onRemove={() => void send(removeKey(of.id, { author, reason: "" }), `${of.name} is removed.`)} />
        <TrustFacts of={of} placeName={(place) => nameOf(places, place)} />
        <KeyHistory id={of.id} lastChange={of.lastChange} />
      </div>
    </Dialog>
  );
}

function nameOf(places: readonly ScopePlace[], { incident, exhibit }: { readonly incident: string; readonly exhibit: string | null }): string {
  const title = places.find((place) => place.incident === incident)?.label ?? `a deleted incident, ${incident}`;
  return exhibit === null ? title : `${exhibit} of ${title}`;
}

function Actions({ of, onOpen, onRestore }: { readonly of: Thing; readonly onOpen: (open: Open) => void; readonly onRestore: () => void }) {
  if (of.state === "removed") return <p data-print="hide"><Button onClick={onRestore}><Glyph name="undo" /> Trust it again</Button></p>;
  return (
    <p data-print="hide" className="flex flex-wrap gap-2">
      {of.kind === "key" && <Button onClick={() => onOpen("retire")}>Retire…</Button>}
      {of.kind === "key" && <Button onClick={() => onOpen("revoke")}>{of.revoked === null ? "Revoke…" : "Change the revocation…"}</Button>}
      <Button onClick={() => onOpen("edit")}>Change…</Button>
      <Button kind="danger" onClick={() => onOpen("remove")}>Remove…</Button>
    </p>
  );
}
