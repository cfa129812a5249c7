"use client";

import Link from "next/link";
import { useEffect, useState, type ReactNode } from "react";
import { shiftText } from "../../clocks/clock-words.ts";
import { InlineText } from "../../evidence/inline-text.tsx";
import { rawAddress } from "../../evidence/raw-address.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Time } from "../../ui/time.tsx";
import type { NamedExhibit } from "../filters/facets.ts";
import { EventHead, EventText } from "./event-head.tsx";
import { readEvent } from "./manual-events.ts";
import type { ImportedEvent, ListedEvent } from "@/lib/api/eventContract.ts";
import type { Answer } from "../../shell/api.ts";

type Props = {
  readonly incident: string;
  /** The event that the address names; null: none is open. */
  readonly event: string | null;
  readonly zeroUs: number | null;
  readonly exhibits: readonly NamedExhibit[];
  readonly onClose: () => void;
};

/** The event that the address names, with its place in the evidence. */
export function OpenEvent({ event, onClose, ...rest }: Props) {
  return (
    <Dialog title="Event" open={event !== null} onOpenChange={(open) => !open && onClose()}>
      {event !== null && <EventById key={event} event={event} {...rest} />}
    </Dialog>
  );
}

function EventById({ incident, event, zeroUs, exhibits }: Omit<Props, "event" | "onClose"> & { readonly event: string }) {
  const [answer, setAnswer] = useState<Answer<ListedEvent> | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    readEvent(incident, event, abort.signal).then(setAnswer, () => {});
    return () => abort.abort();
  }, [incident, event]);
  if (answer === null) return <p role="status" className="text-text-muted">Reading the event</p>;
  if (!answer.ok) return <RefusalNotice refusal={answer.refusal} />;
  const { value } = answer;
  return (
    <div className="flex flex-col gap-2">
      <EventHead event={value} zeroUs={zeroUs} />
      <EventText event={value} />
      {value.origin === "imported" && <Imported incident={incident} event={value} exhibit={exhibits.find(({ id }) => id === value.cite.exhibit)?.name ?? ""} />}
      {value.origin === "manual" && <p className="text-sm text-text-muted">Written down by a person, not part of the evidence.</p>}
      <p><CopyButton text={() => `${location.origin}${location.pathname}?event=${value.id}`} label="Copy link to this event">Copy link</CopyButton></p>
    </div>
  );
}

/** The rest of what the file says; its address is shown, never followed. */
function Imported({ incident, event, exhibit }: { readonly incident: string; readonly event: ImportedEvent; readonly exhibit: string }) {
  const { detail, timeText, atUs, shiftUs, ownId, url, cite, cut } = event;
  return (
    <>
      {detail !== null && <p className="max-h-60 overflow-y-auto text-sm whitespace-pre-wrap [overflow-wrap:anywhere]" tabIndex={0} role="region" aria-label="Details"><bdi>{detail}</bdi></p>}
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
        <Fact name="Time"><Time us={atUs - (shiftUs ?? 0)} />, in the file <code><InlineText text={timeText} className="[overflow-wrap:anywhere]" /></code></Fact>
        {shiftUs !== undefined && <Fact name="Clock">shown {shiftText(shiftUs)} on the timeline, ≈ <Time us={atUs} /></Fact>}
        {ownId !== null && <Fact name="Its own id"><InlineText text={ownId} className="[overflow-wrap:anywhere]" /></Fact>}
        {url !== null && <Fact name="Address"><InlineText text={url} className="[overflow-wrap:anywhere]" /></Fact>}
        <Fact name="Stands in">{cite.exhibit} <bdi className="[overflow-wrap:anywhere]">{exhibit}</bdi>, <Link className="text-accent underline" href={rawAddress(incident, cite)}><code className="[overflow-wrap:anywhere]">{cite.at === "" ? "the whole file" : cite.at}</code></Link></Fact>
      </dl>
      {cut && <p className="text-sm text-text-muted">Shortened here; the exhibit has all of it.</p>}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <><dt className="text-text-muted">{name}</dt><dd className="min-w-0">{children}</dd></>;
}
