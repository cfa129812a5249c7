"use client";

import { useRef, useState } from "react";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { Popover } from "../../ui/popover.tsx";
import { EventDialogLater } from "./event-dialog-later.tsx";
import { EventLine } from "./event-line.tsx";
import { EventsFilter, noFilter, type EventsChoice } from "./events-filter.tsx";
import { EventsPages } from "./events-pages.tsx";
import { eventsPage, removeEvent, writeEvent } from "./manual-events.ts";
import { RemovedLine } from "../views/removed-line.tsx";
import { useEvents, type EventsRead } from "./use-events.ts";
import type { ManualEvent } from "@/lib/api/annotationContract.ts";
import type { ListedEvent } from "@/lib/api/eventContract.ts";
import type { Answer, Refusal } from "../../shell/api.ts";

type Props = { readonly incident: string; readonly zeroUs: number | null; readonly onAdd: () => void; readonly onOpen: (event: string) => void };

/** The events of people and of files: how many there are, and each of them to open; those of people also to change or remove. */
export function EventsMenu({ incident, zeroUs, onAdd, onOpen }: Props) {
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState<ManualEvent | null>(null);
  const [choice, setChoice] = useState<EventsChoice>(noFilter);
  const [from, setFrom] = useState(0);
  const after = useRef<(() => void) | null>(null);
  const { origin, kind, source } = choice;
  const read = useEvents(incident, { origin, kind: kind === "" ? [] : [kind], source: source === "" ? [] : [source], from, count: open ? eventsPage : 1 });
  const leave = (then: () => void) => {
    after.current = then;
    setOpen(false);
  };
  const onClosed = () => {
    after.current?.();
    after.current = null;
  };
  const narrow = (chosen: EventsChoice) => {
    setChoice(chosen);
    setFrom(0);
  };
  const count = read.list?.of ?? 0;
  return (
    <>
      <Popover label="Events" open={open} onOpenChange={setOpen} onClosed={onClosed}
        trigger={<Button small>Events {count > 0 && <span className="tabular">{countText(count)}</span>} <Glyph name="chevron-down" /></Button>}>
        <div className="flex w-96 max-w-full flex-col gap-2">
          {read.list !== null && read.list.of > read.list.manual && <EventsFilter list={read.list} choice={choice} onChange={narrow} />}
          <EventList incident={incident} zeroUs={zeroUs} read={read} onEdit={(event) => leave(() => setEditing(event))} onOpen={(event) => leave(() => onOpen(event))} />
          {read.list !== null && <EventsPages list={read.list} onFrom={setFrom} />}
          <Button small className="self-start" onClick={() => leave(onAdd)}>Add an event</Button>
        </div>
      </Popover>
      {editing !== null && <EventDialogLater key={editing.id} incident={incident} open onOpenChange={() => setEditing(null)} atUs={editing.atUs} event={editing} onSaved={() => setEditing(null)} />}
    </>
  );
}

type ListProps = {
  readonly incident: string; readonly zeroUs: number | null; readonly read: EventsRead;
  readonly onEdit: (event: ManualEvent) => void; readonly onOpen: (event: string) => void;
};

function EventList({ incident, zeroUs, read, onEdit, onOpen }: ListProps) {
  const { list } = read;
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
  if (list === null) return read.refusal === null ? <p role="status" className="text-text-muted">Reading the events</p> : <RefusalNotice refusal={read.refusal} onRetry={read.refresh} />;
  const removed = gone.filter(({ id }) => list.events.every((event) => event.id !== id)).map((event): ListedEvent => ({ origin: "manual", ...event }));
  const lines = [...list.events, ...removed].toSorted((a, b) => a.atUs - b.atUs);
  return (
    <>
      {refused !== null && <RefusalNotice refusal={refused} />}
      <p className="tabular text-sm text-text-muted">{sizeText(list)}</p>
      <ol className="flex max-h-80 flex-col overflow-y-auto">
        {lines.map((event) => event.origin === "manual" && removed.includes(event)
          ? <RemovedLine key={event.id} word="Removed" name={event.text} onUndo={() => void undo(event)} />
          : <EventLine key={event.id} event={event} zeroUs={zeroUs} onOpen={onOpen} onEdit={onEdit} onRemove={(one) => void remove(one)} />)}
      </ol>
    </>
  );
}

function sizeText({ total, of, manual }: NonNullable<EventsRead["list"]>): string {
  if (of === 0) return "Nobody has added an event yet.";
  const origins = of === manual ? ", added by people" : `: ${countText(manual)} added by people, ${countText(of - manual)} imported`;
  return total === of ? `${countText(of)} ${of === 1 ? "event" : "events"}${origins}` : `${countText(total)} of ${countText(of)} events pass the filter`;
}
