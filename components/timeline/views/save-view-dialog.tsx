"use client";

import { useRef, useState, type FormEvent, type RefObject } from "react";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { useKept } from "../../shell/use-kept.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogClose } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Notice } from "../../ui/notice.tsx";
import { readViews, removeView, saveView } from "./saved-views.ts";
import type { SavedView } from "@/lib/api/annotationContract.ts";
import type { Refusal } from "../../shell/api.ts";

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

type FormProps = Props & { readonly first: RefObject<HTMLInputElement | null> };

function SaveViewForm({ incident, query, onOpenChange, onSaved, first }: FormProps) {
  const [name, setName] = useState("");
  const { outcome, isEmpty, busy, save, forget } = useSaving(incident, query, (view) => {
    onOpenChange(false);
    onSaved(view);
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(name, null);
  };
  const type = (text: string) => {
    setName(text);
    forget();
  };
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-3">
      <Field label="Name" {...(isEmpty && { error: "Give the view a name." })}>
        {(wiring) => <Input {...wiring} ref={first} value={name} onChange={(event) => type(event.target.value)} maxLength={120} autoComplete="off" />}
      </Field>
      {outcome?.type === "taken" && (
        <Notice kind="warning" live message={<>There is a view <bdi className="font-semibold">{outcome.view.name}</bdi> already.</>} fix="Choose another name, or put this view in its place.">
          <Button small onClick={() => void save(name, outcome.view)}>Replace it</Button>
        </Notice>
      )}
      {outcome?.type === "refused" && <RefusalNotice refusal={outcome.refusal} />}
      <p className="flex justify-end gap-2">
        <DialogClose><Button>Cancel</Button></DialogClose>
        <Button type="submit" kind="primary" disabled={busy}>Save</Button>
      </p>
    </form>
  );
}

/** One try after another: what came of the last one, and the next. */
function useSaving(incident: string, query: string, onSaved: (view: SavedView) => void) {
  const [author] = useKept("author", "");
  const [outcome, setOutcome] = useState<Exclude<Outcome, { readonly type: "saved" }> | null>(null);
  const [busy, setBusy] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const save = async (text: string, replaced: SavedView | null) => {
    const name = text.trim();
    setEmpty(name === "");
    if (name === "" || busy) return;
    setBusy(true);
    const next = await saveUnder(incident, { name, query: query.replace(/^\?/, ""), author }, replaced);
    setBusy(false);
    if (next.type === "saved") return onSaved(next.view);
    setOutcome(next);
  };
  const forget = () => {
    setOutcome(null);
    setEmpty(false);
  };
  return { outcome, isEmpty, busy, save, forget };
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
