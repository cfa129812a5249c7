"use client";

import { useRef, useState, type FormEvent, type RefObject } from "react";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { useKept } from "../../shell/use-kept.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogClose } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Input, TextArea } from "../../ui/input.tsx";
import { Select } from "../../ui/select.tsx";
import { utcText } from "../../ui/time-text.ts";
import { useZone } from "../../ui/use-zone.ts";
import { readInstant } from "./event-time.ts";
import { eventKinds, eventKindWords, writeEvent } from "./manual-events.ts";
import type { ManualEvent } from "@/lib/api/annotationContract.ts";
import type { Refusal } from "../../shell/api.ts";

type Props = {
  readonly incident: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The time to begin with. */
  readonly atUs: number | null;
  /** What a new one begins as. */
  readonly kind?: ManualEvent["kind"];
  /** One that is there and is to be changed. */
  readonly event?: ManualEvent;
  readonly onSaved: (event: ManualEvent) => void;
};

/** Writes down what happened outside the evidence: a page, a call, a restore. */
export function EventDialog(props: Props) {
  const first = useRef<HTMLInputElement>(null);
  const title = props.event === undefined ? "Add an event" : "Change the event";
  return (
    <Dialog title={title} description="What the evidence does not hold: who noticed, what was stopped, what was restored. It is drawn beside the evidence and always marked as added by a person."
      open={props.open} onOpenChange={props.onOpenChange} startAt={first}>
      <EventForm {...props} first={first} />
    </Dialog>
  );
}

type FormProps = Props & { readonly first: RefObject<HTMLInputElement | null> };

function EventForm({ incident, atUs, kind, event, onOpenChange, onSaved, first }: FormProps) {
  const [author, keepAuthor] = useKept("author", "");
  const [draft, setDraft] = useState(() => draftOf(event, atUs, kind, author));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setTried(true);
    const instant = readInstant(draft.time);
    if (!instant.ok || draft.text.trim() === "" || busy) return;
    setBusy(true);
    if (event === undefined) keepAuthor(draft.author.trim());
    const answer = await writeEvent(incident, { atUs: instant.us, kind: draft.kind, text: draft.text.trim(), author: draft.author.trim() }, event?.id ?? null);
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    onOpenChange(false);
    onSaved(answer.value);
  };
  return (
    <form noValidate onSubmit={(submitted) => void submit(submitted)} className="flex flex-col gap-3">
      <EventFields draft={draft} tried={tried} first={first} onChange={(patch) => setDraft((known) => ({ ...known, ...patch }))} />
      {refusal !== null && <RefusalNotice refusal={refusal} />}
      <p className="flex justify-end gap-2">
        <DialogClose><Button>Cancel</Button></DialogClose>
        <Button type="submit" kind="primary" disabled={busy}>{event === undefined ? "Add event" : "Save"}</Button>
      </p>
    </form>
  );
}

/** The fields as they stand; the time is text until it is read. */
type Draft = Pick<ManualEvent, "kind" | "text" | "author"> & { readonly time: string };

function draftOf(event: ManualEvent | undefined, atUs: number | null, kind: ManualEvent["kind"] | undefined, author: string): Draft {
  const startUs = event?.atUs ?? atUs;
  const time = startUs === null ? "" : utcText(startUs);
  return { time, kind: event?.kind ?? kind ?? "noticed", text: event?.text ?? "", author: event === undefined || event.author === "" ? author : event.author };
}

type FieldsProps = Pick<FormProps, "first"> & { readonly draft: Draft; readonly tried: boolean; readonly onChange: (patch: Partial<Draft>) => void };

function EventFields({ draft, tried, first, onChange }: FieldsProps) {
  const instant = readInstant(draft.time);
  return (
    <>
      <Field label="When, in UTC" hint={<TimeHint us={instant.ok ? instant.us : null} />} {...(!instant.ok && (tried || draft.time.trim() !== "") && { error: instant.error })}>
        {(wiring) => <Input {...wiring} ref={first} value={draft.time} onChange={(typed) => onChange({ time: typed.target.value })} placeholder="2026-03-01 10:00" autoComplete="off" className="tabular" maxLength={60} />}
      </Field>
      <Field label="What it is">
        {(wiring) => (
          <Select {...wiring} value={draft.kind} options={eventKinds.map((value) => ({ value, label: eventKindWords[value] }))}
            onChange={(chosen) => onChange({ kind: eventKinds.find((known) => known === chosen.target.value) ?? "other" })} />
        )}
      </Field>
      <Field label="What happened" {...(tried && draft.text.trim() === "" && { error: "Say in a sentence what happened." })}>
        {(wiring) => <TextArea {...wiring} rows={3} value={draft.text} onChange={(typed) => onChange({ text: typed.target.value })} maxLength={4000} />}
      </Field>
      <Field label="Who says so" hint="Your name, as the report and the custody log will have it. Kept in this browser.">
        {(wiring) => <Input {...wiring} value={draft.author} onChange={(typed) => onChange({ author: typed.target.value })} autoComplete="name" maxLength={80} />}
      </Field>
    </>
  );
}

/** How the time that was typed is read, on both clocks. */
function TimeHint({ us }: { readonly us: number | null }) {
  const { text, other } = useZone();
  if (us === null) return <>For example 2026-03-01 10:00 or 2026-03-01T10:00:00Z</>;
  return <span className="tabular">Read as {text(us)}{other(us) !== "" && `, ${other(us)}`}</span>;
}
