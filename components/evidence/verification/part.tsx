import type { ReactNode } from "react";

/** A part of an entry laid open, under its title. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h5 className="text-sm font-semibold">{title}</h5>
      {children}
    </div>
  );
}
