"use client";

import { useEffect, useRef, useState } from "react";
import type { ListedEvents } from "@/lib/api/eventContract.ts";
import type { Axis } from "@/lib/timeline/axis.ts";
import type { LaneName } from "@/lib/timeline/row.ts";
import type { Answer } from "../../shell/api.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { Popover } from "../../ui/popover.tsx";
import { EventHead, EventText } from "../events/event-head.tsx";
import { kindWord, readEvents } from "../events/manual-events.ts";
import { markName, type PlacedMark } from "./lane-marks.ts";
import { MarkFace, markClass, markStyle } from "./mark-look.tsx";

type Props = {
  readonly incident: string;
  readonly event: string;
  readonly mark: PlacedMark;
  readonly lane: LaneName;
  readonly axis: Axis;
  readonly zeroUs: number | null;
  readonly tabIndex: number;
  readonly onFocus: () => void;
  /** Opens one of them with all that is known of it. */
  readonly onEvent: (event: string) => void;
};

/** An event of a person or out of a file; its words open beside it. A joined mark shows all of them. */
export function EventMark({ incident, event, mark, lane, axis, zeroUs, tabIndex, onFocus, onEvent }: Props) {
  const [open, setOpen] = useState(false);
  const after = useRef<string | null>(null);
  const name = markName(lane, mark, axis, zeroUs);
  const trigger = (
    <button type="button" data-mark="" tabIndex={tabIndex} title={name} aria-label={name} onFocus={onFocus} style={markStyle(mark)} className={markClass(lane, open)}>
      <MarkFace lane={lane} mark={mark} />
    </button>
  );
  const leave = (id: string) => {
    after.current = id;
    setOpen(false);
  };
  const onClosed = () => {
    if (after.current !== null) onEvent(after.current);
    after.current = null;
  };
  return (
    <Popover label="Event" trigger={trigger} open={open} onOpenChange={setOpen} onClosed={onClosed}>
      {open && <Events incident={incident} first={event} mark={mark} zeroUs={zeroUs} onOpen={leave} />}
    </Popover>
  );
}

type EventsProps = { readonly incident: string; readonly first: string; readonly mark: PlacedMark; readonly zeroUs: number | null; readonly onOpen: (event: string) => void };

function Events({ incident, first, mark: { from, to, count }, zeroUs, onOpen }: EventsProps) {
  const [answer, setAnswer] = useState<Answer<ListedEvents> | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    readEvents(incident, { t: { from, to } }, abort.signal).then(setAnswer, () => {});
    return () => abort.abort();
  }, [incident, from, to]);
  if (answer === null) return <p role="status" className="text-text-muted">Reading the event</p>;
  if (!answer.ok) return <RefusalNotice refusal={answer.refusal} />;
  const shown = answer.value.events.filter(({ id }) => id === first || count > 1);
  return (
    <ol className="flex flex-col gap-3">
      {shown.map((event) => (
        <li key={event.id}>
          <EventHead event={event} zeroUs={zeroUs} />
          <EventText event={event} />
          <Button kind="quiet" small onClick={() => onOpen(event.id)} aria-label={`Open event: ${kindWord(event)}, ${event.text.slice(0, 60)}`}>Open</Button>
        </li>
      ))}
      {shown.length < count && <li className="text-sm text-text-muted">{countText(shown.length)} of {countText(count)} events; the events menu has all of them</li>}
    </ol>
  );
}
