"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { ThemeSwitch } from "./theme-switch.tsx";
import { ZoneSwitch } from "./zone-switch.tsx";

const links = [
  { href: "/", label: "Incidents", under: ["/incidents"] },
  { href: "/verify", label: "Verify", under: [] },
  { href: "/keys", label: "Trusted keys", under: [] },
  { href: "/method", label: "Method", under: [] },
  { href: "/docs", label: "Docs", under: ["/docs"] },
] as const;

/** The way past it, name, the top pages, what the caller puts beside them, and the switches for clock and theme. */
export function SiteHeader({ children }: { readonly children?: ReactNode }) {
  const path = usePathname();
  return (
    <header data-print="hide" className="border-b border-border bg-surface-raised">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded focus:bg-surface focus:px-3 focus:py-2"
      >
        Skip to the content
      </a>
      <div className="mx-auto flex max-w-[1440px] min-[1500px]:in-[body:has([data-wide])]:max-w-none min-[1500px]:in-[body:has([data-wide])]:px-6 flex-wrap items-center gap-x-6 gap-y-1 px-4 py-1">
        <Link href="/" prefetch={false} className="flex min-h-7 items-center text-lg font-semibold text-text no-underline">
          Aftertrace
        </Link>
        {path !== "/sign-in" && (
          <nav aria-label="Main" className="grow">
            <ul className="flex flex-wrap gap-x-1">
              {links.map((link) => {
                const here =
                  path === link.href || link.under.some((place) => path === place || path.startsWith(`${place}/`));
                return (
                  <li key={link.href}>
                    <Link
                      href={link.href}
                      prefetch={false}
                      aria-current={here ? "page" : undefined}
                      className={classNames(
                        "flex min-h-7 items-center rounded px-2 no-underline hover:underline",
                        here ? "font-semibold text-text" : "text-text-muted",
                      )}
                    >
                      {link.label}
                    </Link>
                  </li>
                );
              })}
            </ul>
          </nav>
        )}
        {children}
        <span className="flex flex-wrap gap-2 sm:ml-auto">
          <ZoneSwitch />
          <ThemeSwitch />
        </span>
      </div>
    </header>
  );
}
