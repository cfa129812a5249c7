"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { useEver } from "../../shell/use-ever.ts";
import { Opening } from "../../ui/opening.tsx";

const EventDialog = dynamic(() => import("./event-dialog.tsx").then((dialog) => dialog.EventDialog), { ssr: false, loading: Opening });

/** The dialog for events, for pages on which it is seldom asked for: it comes when it is first opened, and stays, so that closing gives the focus back. */
export function EventDialogLater(props: ComponentProps<typeof EventDialog>) {
  return useEver(props.open) && <EventDialog {...props} />;
}
