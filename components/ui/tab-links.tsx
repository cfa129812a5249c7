"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "./class-names.ts";
import { Glyph } from "./glyph.tsx";
import { statuses, toneText, type StatusName } from "./vocabulary.ts";

export type TabLink = {
  readonly href: string;
  readonly label: string;
  readonly mark?: Extract<StatusName, "done" | "needs_you" | "problem"> | undefined;
};

type Props = { readonly label: string; readonly links: readonly TabLink[] };

/** Tabs that are pages: plain links, the present one marked by its address. The first link is the page above the others. */
export function TabLinks({ label, links }: Props) {
  const path = usePathname();
  return (
    <nav aria-label={label} data-print="hide" className="overflow-x-auto border-b border-border">
      <ul className="flex gap-1">
        {links.map((link, index) => {
          const here = path === link.href || (index > 0 && path.startsWith(`${link.href}/`));
          return (
            <li key={link.href}>
              <Tab link={link} here={here} />
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Tab({ link, here }: { readonly link: TabLink; readonly here: boolean }) {
  return (
    <Link
      href={link.href}
      prefetch={false}
      aria-current={here ? "page" : undefined}
      className={classNames(
        "flex min-h-9 items-center gap-1.5 border-b-2 px-3 whitespace-nowrap no-underline -outline-offset-2",
        here ? "border-accent font-semibold text-text" : "border-transparent text-text-muted hover:text-text",
      )}
    >
      {link.label}
      {link.mark && (
        <span className={toneText[statuses[link.mark].tone]}>
          <Glyph name={statuses[link.mark].glyph} label={statuses[link.mark].word} />
        </span>
      )}
    </Link>
  );
}
