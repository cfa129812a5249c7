"use client";

import type { ReportView } from "@/lib/api/reportContract.ts";
import type { Section } from "@/lib/report/reportDocument.ts";
import { Glyph } from "../ui/glyph.tsx";
import { ActionsSection } from "./actions-section.tsx";
import { AppendixView } from "./appendix-view.tsx";
import { BlockView } from "./block-view.tsx";
import { HumanText } from "./human-text.tsx";

type Props = { readonly section: Section; readonly view: ReportView };

/** One section: what the product says, locked, and what people write beside it. */
export function SectionView({ section: { id, title, machine }, view }: Props) {
  const written = view.texts.find(({ section }) => section === id)?.current ?? null;
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3 border-t border-border pt-4">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id={id} tabIndex={-1} className="text-lg font-semibold">{title}</h2>
        {machine.length > 0 && <span className="text-sm text-text-muted"><Glyph name="lock" /> made from the findings</span>}
      </div>
      {machine.map((block) => <BlockView key={block.id} block={block} />)}
      {id === "actions" && <ActionsSection actions={view.actions} suggestions={view.suggestions} />}
      {id === "appendix" ? <AppendixView appendix={view.report.appendix} /> : <HumanText section={id} title={title} start={written} />}
    </section>
  );
}
