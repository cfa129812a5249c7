"use client";

import { useMemo } from "react";
import type { ReportView } from "@/lib/api/reportContract.ts";
import { OtherVersion } from "../impact/nothing-to-show.tsx";
import { AuthorField } from "../marks/author-field.tsx";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Hash } from "../ui/hash.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { ReportContext } from "./report-context.ts";
import { SectionNav } from "./section-nav.tsx";
import { SectionView } from "./section-view.tsx";
import { useReport } from "./use-report.ts";

type Props = { readonly incident: string; /** Null where there is no index of this version: the page then asks, and says why. */ readonly start: ReportView | null };

/** The post-mortem: read, written on, exported. */
export function ReportPage({ incident, start }: Props) {
  const { view, refusal, retry } = useReport(incident, start);
  const context = useMemo(() => ({ incident, citations: new Map((view?.report.appendix ?? []).map((citation) => [citation.id, citation])), print: false }), [incident, view]);
  if (view === null && refusal?.code === "not_analysed") return <OtherVersion incident={incident} />;
  if (view === null) return refusal === null ? <Skeleton label="Writing the post-mortem" rows={12} rowHeightPx={56} /> : <RefusalNotice refusal={refusal} onRetry={retry} />;
  return (
    <ReportContext value={context}>
      <div className="grid min-w-0 gap-x-8 gap-y-5 lg:grid-cols-[200px_minmax(0,1fr)]">
        <SectionNav view={view} />
        <div className="flex min-w-0 flex-col gap-6">
          <Head view={view} />
          {refusal && <RefusalNotice refusal={refusal} onRetry={retry} />}
          {view.report.sections.map((section) => <SectionView key={section.id} section={section} view={view} />)}
        </div>
      </div>
    </ReportContext>
  );
}

function Head({ view }: { readonly view: ReportView }) {
  return (
    <div className="grid items-start gap-x-8 gap-y-3 md:grid-cols-[minmax(0,1fr)_260px_auto]">
      <p className="max-w-[60ch] min-w-0 text-sm text-text-muted">
        What is marked with a lock is made from the findings and cannot be edited; each sentence ends with the marks of its proof. Texts of people are saved as they are written. Report hash: <Hash value={view.hash} label="report hash" />
      </p>
      <div data-print="hide"><AuthorField /></div>
      <span data-print="hide" className="md:mt-6"><ExportMenu /></span>
    </div>
  );
}
