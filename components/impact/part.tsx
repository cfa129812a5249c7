import type { ReactNode } from "react";

type Props = { readonly title: string; readonly id?: string; readonly note?: ReactNode; readonly children: ReactNode };

/** A part of the page under its heading. With an id its heading can be gone to. */
export function Part({ title, id, note, children }: Props) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <h2 id={id} {...(id !== undefined && { tabIndex: -1 })} className="text-lg font-semibold">{title}</h2>
      {note !== undefined && <p className="max-w-[90ch] text-sm text-text-muted">{note}</p>}
      {children}
    </section>
  );
}
