import { Button } from "../../ui/button.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { EventHead, EventText } from "./event-head.tsx";
import { kindWord } from "./manual-events.ts";
import type { ManualEvent } from "@/lib/api/annotationContract.ts";
import type { ListedEvent } from "@/lib/api/eventContract.ts";

type Props = {
  readonly event: ListedEvent;
  readonly zeroUs: number | null;
  readonly onOpen: (event: string) => void;
  readonly onEdit: (event: ManualEvent) => void;
  readonly onRemove: (event: ManualEvent) => void;
};

/** One event of the list. What a file says can be opened and not be changed. */
export function EventLine({ event, zeroUs, onOpen, onEdit, onRemove }: Props) {
  const name = `${kindWord(event)}, ${event.text.slice(0, 60)}`;
  return (
    <li className="flex items-start gap-1 border-t border-border py-1 first:border-t-0">
      <div className="min-w-0 grow px-1">
        <EventHead event={event} zeroUs={zeroUs} />
        <EventText event={event} />
      </div>
      <Button kind="quiet" small onClick={() => onOpen(event.id)} aria-label={`Open event: ${name}`}>Open</Button>
      {event.origin === "manual" && (
        <>
          <Button kind="quiet" small onClick={() => onEdit(event)} aria-label={`Edit event: ${name}`}>Edit</Button>
          <Button kind="quiet" small onClick={() => onRemove(event)} aria-label={`Remove event: ${name}`}><Glyph name="close" /></Button>
        </>
      )}
    </li>
  );
}
