"use client";

import { writeAddress } from "./address.ts";
import { EventDialog } from "./events/event-dialog.tsx";
import { OpenEvent } from "./events/open-event.tsx";
import { SaveViewDialog } from "./views/save-view-dialog.tsx";
import type { AddressBar } from "./use-address.ts";
import type { Dialogs } from "./use-dialogs.ts";
import type { NamedExhibit } from "./filters/facets.ts";

type Props = { readonly incident: string; readonly bar: AddressBar; readonly dialogs: Dialogs; readonly zeroUs: number | null; readonly exhibits: readonly NamedExhibit[]; readonly say: (text: string) => void };

/** The dialogs that keys and menus ask for. */
export function TimelineDialogs({ incident, bar, dialogs: { standing, close }, zeroUs, exhibits, say }: Props) {
  const onOpenChange = (open: boolean) => {
    if (!open) close();
  };
  return (
    <>
      <EventDialog incident={incident} open={standing?.what === "event"} onOpenChange={onOpenChange} atUs={standing?.what === "event" ? standing.atUs : null}
        onSaved={() => say("Event added.")} />
      <OpenEvent incident={incident} event={standing === null ? bar.address.event : null} zeroUs={zeroUs} exhibits={exhibits} onClose={() => bar.change({ event: null })} />
      <SaveViewDialog incident={incident} open={standing?.what === "view"} onOpenChange={onOpenChange} query={writeAddress(bar.address)} onSaved={({ name }) => say(`Saved as ${name}.`)} />
    </>
  );
}
