"use client";

import type { ReportView } from "@/lib/api/reportContract.ts";
import { Glyph } from "../ui/glyph.tsx";

/** The sections; a pen stands where people have written something. */
export function SectionNav({ view: { report, texts } }: { readonly view: ReportView }) {
  const written = new Set(texts.filter(({ current }) => current.text !== "").map(({ section }) => section as string));
  return (
    <nav aria-label="Sections of the report" data-print="hide" className="lg:sticky lg:top-16 lg:max-h-[calc(100vh-80px)] lg:overflow-auto">
      <ol className="flex flex-col gap-0.5 text-sm max-lg:flex-row max-lg:flex-wrap max-lg:gap-x-3">
        {report.sections.map(({ id, title }) => (
          <li key={id}><a href={`#${id}`} className="inline-flex min-h-6 items-center gap-1 text-accent hover:underline">{title}{written.has(id) && <Glyph name="person" label="people have written here" />}</a></li>
        ))}
      </ol>
    </nav>
  );
}
