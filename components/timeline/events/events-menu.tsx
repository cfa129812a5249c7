"use client";

import { useRef, useState } from "react";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { Popover } from "../../ui/popover.tsx";
import { Time } from "../../ui/time.tsx";
import { EventDialog } from "./event-dialog.tsx";
import { eventKindWords, removeEvent, writeEvent } from "./manual-events.ts";
import { RemovedLine } from "../views/removed-line.tsx";
import { useEvents, type EventsRead } from "./use-events.ts";
import type { ManualEvent } from "@/lib/api/annotationContract.ts";
import type { Answer, Refusal } from "../../shell/api.ts";

type Props = { readonly incident: string; readonly zeroUs: number | null; readonly onAdd: () => void };

/** The events that people added: how many there are, and each of them to change or remove. */
export function EventsMenu({ incident, zeroUs, onAdd }: Props) {
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState<ManualEvent | null>(null);
  const after = useRef<(() => void) | null>(null);
  const read = useEvents(incident);
  const leave = (then: () => void) => {
    after.current = then;
    setOpen(false);
  };
  const onClosed = () => {
    after.current?.();
    after.current = null;
  };
  const count = read.events?.length ?? 0;
  return (
    <>
      <Popover label="Events added by people" open={open} onOpenChange={setOpen} onClosed={onClosed}
        trigger={<Button small>Events {count > 0 && <span className="tabular">{countText(count)}</span>} <Glyph name="chevron-down" /></Button>}>
        <div className="flex w-96 max-w-full flex-col gap-2">
          <EventList incident={incident} zeroUs={zeroUs} read={read} onEdit={(event) => leave(() => setEditing(event))} />
          <Button small className="self-start" onClick={() => leave(onAdd)}>Add an event</Button>
        </div>
      </Popover>
      {editing !== null && <EventDialog key={editing.id} incident={incident} open onOpenChange={() => setEditing(null)} atUs={editing.atUs} event={editing} onSaved={() => setEditing(null)} />}
    </>
  );
}

type ListProps = { readonly incident: string; readonly zeroUs: number | null; readonly read: EventsRead; readonly onEdit: (event: ManualEvent) => void };

function EventList({ incident, zeroUs, read, onEdit }: ListProps) {
  const { events } = read;
  const [refused, setRefused] = useState<Refusal | null>(null);
  // Removed ones keep their line, with the way back, until the list is closed.
  const [gone, setGone] = useState<readonly ManualEvent[]>([]);
  const settle = (answer: Answer<unknown>) => {
    setRefused(answer.ok ? null : answer.refusal);
    return answer.ok;
  };
  const remove = async (event: ManualEvent) => {
    if (settle(await removeEvent(incident, event.id))) setGone((known) => [...known, event]);
  };
  const undo = async (event: ManualEvent) => {
    if (settle(await writeEvent(incident, event, null))) setGone((known) => known.filter(({ id }) => id !== event.id));
  };
  if (events === null) return read.refusal === null ? <p role="status" className="text-text-muted">Reading the events</p> : <RefusalNotice refusal={read.refusal} onRetry={read.refresh} />;
  const lines = [...events, ...gone.filter(({ id }) => events.every((event) => event.id !== id))].toSorted((a, b) => a.atUs - b.atUs);
  return (
    <>
      {refused !== null && <RefusalNotice refusal={refused} />}
      <p className="tabular text-sm text-text-muted">{events.length === 0 ? "Nobody has added an event yet." : `${countText(events.length)} ${events.length === 1 ? "event" : "events"}, added by people`}</p>
      <ol className="flex max-h-80 flex-col overflow-y-auto">
        {lines.map((event) => gone.includes(event)
          ? <RemovedLine key={event.id} word="Removed" name={event.text} onUndo={() => void undo(event)} />
          : <EventLine key={event.id} event={event} zeroUs={zeroUs} onEdit={() => onEdit(event)} onRemove={() => void remove(event)} />)}
      </ol>
    </>
  );
}

type LineProps = { readonly event: ManualEvent; readonly zeroUs: number | null; readonly onEdit: () => void; readonly onRemove: () => void };

function EventLine({ event, zeroUs, onEdit, onRemove }: LineProps) {
  const word = eventKindWords[event.kind];
  return (
    <li className="flex items-start gap-1 border-t border-border py-1 first:border-t-0">
      <div className="min-w-0 grow px-1">
        <p className="flex flex-wrap gap-x-2 text-sm"><strong>{word}</strong> <span className="text-text-muted"><Time us={event.atUs} zeroUs={zeroUs} /></span>{event.author !== "" && <bdi className="text-text-muted">{event.author}</bdi>}</p>
        <p className="break-words whitespace-pre-wrap"><bdi>{event.text}</bdi></p>
      </div>
      <Button kind="quiet" small onClick={onEdit} aria-label={`Edit event: ${word}, ${event.text.slice(0, 60)}`}>Edit</Button>
      <Button kind="quiet" small onClick={onRemove} aria-label={`Remove event: ${word}, ${event.text.slice(0, 60)}`}><Glyph name="close" /></Button>
    </li>
  );
}
