"use client";

import { useState } from "react";

/** What stands over the page: nothing, a new event with the time to begin with, or a name for the view. */
export type Standing = { readonly what: "event"; readonly atUs: number | null } | { readonly what: "view" } | null;

export type Dialogs = { readonly standing: Standing; readonly open: (standing: NonNullable<Standing>) => void; readonly close: () => void };

/** One dialog at a time. */
export function useDialogs(): Dialogs {
  const [standing, setStanding] = useState<Standing>(null);
  return { standing, open: setStanding, close: () => setStanding(null) };
}
