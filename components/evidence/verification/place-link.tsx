import Link from "next/link";
import type { ReactNode } from "react";

/** An address of the pages, as a link out of the panel; plain words where there is no page for it. */
export function PlaceLink({ href, children }: { readonly href: string | null; readonly children: ReactNode }) {
  return href === null ? <>{children}</> : <Link className="text-accent underline" href={href}>{children}</Link>;
}
