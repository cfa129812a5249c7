import { Glyph } from "../../ui/glyph.tsx";
import { Time } from "../../ui/time.tsx";
import { kindWord } from "./manual-events.ts";
import type { ListedEvent } from "@/lib/api/eventContract.ts";

type Props = { readonly event: ListedEvent; readonly zeroUs: number | null };

/** Where an event comes from, what it is, when, and of whom. */
export function EventHead({ event, zeroUs }: Props) {
  const isImported = event.origin === "imported";
  const by = isImported ? event.source : event.author;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-text-muted">
      <span><Glyph name={isImported ? "bell" : "person"} /> {isImported ? "Imported" : "By hand"}</span>
      <strong className="text-text"><bdi className="[overflow-wrap:anywhere]">{kindWord(event)}</bdi></strong>
      <span>{isImported && event.shiftUs !== undefined && "≈ "}<Time us={event.atUs} zeroUs={zeroUs} /></span>
      {by !== null && by !== "" && <bdi className="[overflow-wrap:anywhere]">{by}</bdi>}
      {isImported && <span>{event.cite.exhibit}</span>}
    </p>
  );
}

/** What an event says. */
export function EventText({ event }: { readonly event: ListedEvent }) {
  if (event.text === "") return <p className="text-text-muted">no text</p>;
  return <p className="whitespace-pre-wrap [overflow-wrap:anywhere]"><bdi>{event.text}</bdi></p>;
}
