"use client";

import { useEffect, useState } from "react";
import type { ManualEvent } from "@/lib/api/annotationContract.ts";
import type { Axis } from "@/lib/timeline/axis.ts";
import type { LaneName } from "@/lib/timeline/row.ts";
import type { Answer } from "../../shell/api.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { countText } from "../../ui/count.tsx";
import { Popover } from "../../ui/popover.tsx";
import { Time } from "../../ui/time.tsx";
import { markName, type PlacedMark } from "./lane-marks.ts";
import { eventKindWords, readEvents } from "../events/manual-events.ts";
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
};

/** A manual event; its words open beside it. A joined mark shows all of them. */
export function EventMark({ incident, event, mark, lane, axis, zeroUs, tabIndex, onFocus }: Props) {
  const [open, setOpen] = useState(false);
  const name = markName(lane, mark, axis, zeroUs);
  const trigger = (
    <button type="button" data-mark="" tabIndex={tabIndex} title={name} aria-label={name} onFocus={onFocus} style={markStyle(mark)} className={markClass(lane, open)}>
      <MarkFace lane={lane} mark={mark} />
    </button>
  );
  return (
    <Popover label="Event" trigger={trigger} open={open} onOpenChange={setOpen}>
      {open && <Events incident={incident} first={event} mark={mark} zeroUs={zeroUs} />}
    </Popover>
  );
}

function Events({ incident, first, mark, zeroUs }: { readonly incident: string; readonly first: string; readonly mark: PlacedMark; readonly zeroUs: number | null }) {
  const [answer, setAnswer] = useState<Answer<readonly ManualEvent[]> | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    readEvents(incident, abort.signal).then(setAnswer, () => {});
    return () => abort.abort();
  }, [incident]);
  if (answer === null) return <p role="status" className="text-text-muted">Reading the event</p>;
  if (!answer.ok) return <RefusalNotice refusal={answer.refusal} />;
  const shown = answer.value.filter(({ id, atUs }) => id === first || (mark.count > 1 && atUs >= mark.from && atUs <= mark.to));
  return (
    <ol className="flex flex-col gap-3">
      {shown.map(({ id, atUs, kind, text, author }) => (
        <li key={id}>
          <p className="text-sm text-text-muted"><strong className="text-text">{eventKindWords[kind]}</strong> <Time us={atUs} zeroUs={zeroUs} />{author !== "" && <> · <bdi>{author}</bdi></>}</p>
          <p className="break-words whitespace-pre-wrap"><bdi>{text}</bdi></p>
        </li>
      ))}
      {shown.length < mark.count && <li className="text-sm text-text-muted">{countText(shown.length)} of {countText(mark.count)} events</li>}
    </ol>
  );
}
