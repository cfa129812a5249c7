import type { ReactNode } from "react";

/** A part of what the panel says of a step, under its heading. */
export function Part({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return <section className="flex min-w-0 flex-col gap-2"><h3 className="flex flex-wrap items-center gap-2 font-semibold">{title}</h3>{children}</section>;
}
