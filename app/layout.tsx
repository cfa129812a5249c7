import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { JobBeacon } from "@/components/shell/job-beacon.tsx";
import { SiteHeader } from "@/components/ui/site-header.tsx";
import { ThemeKeeper } from "@/components/ui/theme-keeper.tsx";
import { themeScript } from "./theme-script.ts";
import "./tokens.css";

export const metadata: Metadata = {
  title: { default: "Aftertrace", template: "%s · Aftertrace" },
  description: "Offline incident forensics for AI agents",
};

/** Around every page. Reading the nonce makes every page dynamic, as a policy with a nonce needs. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body className="min-h-screen">
        <ThemeKeeper />
        <SiteHeader><JobBeacon /></SiteHeader>
        <main id="main" tabIndex={-1} className="mx-auto max-w-[1440px] px-4 py-6 outline-none has-[[data-wide]]:pt-2 has-[[data-wide]]:pb-1">
          {children}
        </main>
      </body>
    </html>
  );
}
