"use client";

import { useId, type ReactNode, type RefObject } from "react";
import { classNames } from "../ui/class-names.ts";

type Props = { readonly title: string; readonly note?: ReactNode; readonly box?: RefObject<HTMLDivElement | null>; readonly busy: boolean; readonly children: ReactNode; readonly className?: string };

/** One of the three parts of the replay: it scrolls by itself, so that the others stay where they are. */
export function Region({ title, note, box, busy, children, className }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} aria-busy={busy} className={classNames("flex min-h-0 min-w-0 flex-col rounded-md border border-border", className)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 border-b border-border px-3 py-1.5">
        <h2 id={id} className="font-semibold">{title}</h2>
        {note !== undefined && <p className="tabular text-sm text-text-muted">{note}</p>}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it */}
      <div ref={box} tabIndex={0} role="group" aria-labelledby={id} className={classNames("min-h-0 grow overflow-y-auto overscroll-contain px-3 py-2 max-lg:max-h-[46vh] print:max-h-none", busy && "opacity-60")}>
        {children}
      </div>
    </section>
  );
}
