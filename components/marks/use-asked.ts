"use client";

import { useEffect } from "react";

/** What a key or a button asked for; each time is an object of its own. */
export type Asked = { readonly what: "note" | "harm"; readonly token: number };

/** What has been done as asked: the panel of another row must not do it again. */
const done = new WeakSet<Asked>();

export const isAsked = (asked: Asked | null, what: Asked["what"]): boolean => asked !== null && asked.what === what && !done.has(asked);

/** Does once what is asked for, as soon as the part of the page that can do it is there. */
export function useAsked(asked: Asked | null, what: Asked["what"], act: () => void): void {
  useEffect(() => {
    if (asked === null || !isAsked(asked, what)) return;
    done.add(asked);
    act();
  });
}
