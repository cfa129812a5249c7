"use client";

import { useRef, useState, type FormEvent, type RefObject } from "react";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Notice } from "../ui/notice.tsx";
import { readViews, removeView, saveView } from "./saved-views.ts";
import type { SavedView } from "@/lib/api/annotationContract.ts";
import type { Refusal } from "../shell/api.ts";

type Props = {
  readonly incident: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The view as it stands behind the `?` of the address. */
  readonly query: string;
  readonly onSaved: (view: SavedView) => void;
};

/** Keeps the present view under a name. A name that is taken is asked about, never overwritten in silence. */
export function SaveViewDialog(props: Props) {
  const first = useRef<HTMLInputElement>(null);
  return (
    <Dialog title="Save this view" description="Search, filters, window, folding and columns, as they stand in the address. Kept with the incident, for everybody who opens it here."
      open={props.open} onOpenChange={props.onOpenChange} startAt={first}>
      <SaveViewForm {...props} first={first} />
    </Dialog>
  );
}

function SaveViewForm({ incident, query, onOpenChange, onSaved, first }: Props & { readonly first: RefObject<HTMLInputElement | null> }) {
  const [author] = useKept("author", "");
  const [name, setName] = useState("");
  const [taken, setTaken] = useState<SavedView | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [empty, setEmpty] = useState(false);

  const save = async (replaced: SavedView | null) => {
    const wanted = name.trim();
    setEmpty(wanted === "");
    if (wanted === "" || busy) return;
    setBusy(true);
    const outcome = await saveUnder(incident, { name: wanted, query: query.replace(/^\?/, ""), author }, replaced);
    setBusy(false);
    switch (outcome.type) {
      case "taken": return setTaken(outcome.view);
      case "refused": return setRefusal(outcome.refusal);
      case "saved":
        onOpenChange(false);
        return onSaved(outcome.view);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(null);
  };
  const type = (text: string) => {
    setName(text);
    setTaken(null);
    setRefusal(null);
  };
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-3">
      <Field label="Name" {...(empty && { error: "Give the view a name." })}>
        {(wiring) => <Input {...wiring} ref={first} value={name} onChange={(event) => type(event.target.value)} maxLength={120} autoComplete="off" />}
      </Field>
      {taken !== null && (
        <Notice kind="warning" live message={<>There is a view <bdi className="font-semibold">{taken.name}</bdi> already.</>} fix="Choose another name, or put this view in its place.">
          <Button small onClick={() => void save(taken)}>Replace it</Button>
        </Notice>
      )}
      {refusal !== null && <RefusalNotice refusal={refusal} />}
      <p className="flex justify-end gap-2">
        <DialogClose><Button>Cancel</Button></DialogClose>
        <Button type="submit" kind="primary" disabled={busy}>Save</Button>
      </p>
    </form>
  );
}

type Outcome = { readonly type: "taken"; readonly view: SavedView } | { readonly type: "refused"; readonly refusal: Refusal } | { readonly type: "saved"; readonly view: SavedView };

/** Saves under a name that is free, or in place of the view that has it. */
async function saveUnder(incident: string, view: Pick<SavedView, "name" | "query" | "author">, replaced: SavedView | null): Promise<Outcome> {
  const known = await readViews(incident);
  if (!known.ok) return { type: "refused", refusal: known.refusal };
  const same = known.value.find(({ name }) => name.toLowerCase() === view.name.toLowerCase());
  if (same !== undefined && same.id !== replaced?.id) return { type: "taken", view: same };
  const saved = await saveView(incident, view);
  if (!saved.ok) return { type: "refused", refusal: saved.refusal };
  // The new one is there before the old one goes: a failure in between leaves both, and loses nothing.
  const removed = same === undefined ? null : await removeView(incident, same.id);
  return removed?.ok === false ? { type: "refused", refusal: removed.refusal } : { type: "saved", view: saved.value };
}
