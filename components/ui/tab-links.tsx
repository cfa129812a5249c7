"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
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
  const bar = useRef<HTMLElement>(null);
  useEffect(() => bringInSight(bar.current), [path]);
  return (
    <nav ref={bar} aria-label={label} data-print="hide" className="overflow-x-auto border-b border-border">
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

/** Where the tabs are wider than the window, the present one is the one that is seen. */
function bringInSight(bar: HTMLElement | null): void {
  const here = bar?.querySelector("[aria-current=page]");
  if (!bar || !here) return;
  const [outer, inner] = [bar.getBoundingClientRect(), here.getBoundingClientRect()];
  if (inner.left < outer.left || inner.right > outer.right) bar.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
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
