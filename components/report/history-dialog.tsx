"use client";

import { useEffect, useState } from "react";
import type { TextVersion, TextVersions } from "@/lib/api/reportContract.ts";
import type { HumanSection } from "@/lib/report/reportDocument.ts";
import { WhoWhen } from "../marks/who-when.tsx";
import type { Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { readVersions, reportChanged, restoreVersion } from "./report-api.ts";
import { useReportContext } from "./report-context.ts";
import { TextDiff } from "./text-diff.tsx";

type Props = { readonly section: HumanSection; readonly title: string; readonly onClose: () => void; readonly onRestored: (version: TextVersion) => void };

const pageSize = 20;

/** Every version of a section's text, what changed with each, and the way back to any of them. */
export function HistoryDialog({ section, title, onClose, onRestored }: Props) {
  const { incident } = useReportContext();
  const [author] = useKept("author", "");
  const [count, setCount] = useState(pageSize);
  const [page, setPage] = useState<TextVersions | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    readVersions(incident, section, 0, count, abort.signal).then((answer) => (answer.ok ? setPage(answer.value) : setRefusal(answer.refusal)), () => {});
    return () => abort.abort();
  }, [incident, section, count]);
  const restore = async (version: TextVersion) => {
    const answer = await restoreVersion(incident, section, version.id, author);
    if (!answer.ok) return setRefusal(answer.refusal);
    onRestored(answer.value);
    dispatchEvent(new Event(reportChanged));
    onClose();
  };
  return (
    <Dialog wide open onOpenChange={(open) => { if (!open) onClose(); }} title={`History: ${title}`} description="Every version is kept. Bringing one back makes a new version of it.">
      {refusal && <RefusalNotice refusal={refusal} />}
      {page === null && refusal === null && <Skeleton label="Reading the versions" rows={3} rowHeightPx={80} />}
      {page !== null && (page.of === 0 ? <p>Nothing has been written into this section yet.</p> : (
        <ol className="flex flex-col gap-4" aria-label="Versions, newest first">
          {page.versions.map((version, at) => <Version key={version.id} version={version} before={page.versions[at + 1] ?? null} isFirst={at + 1 === page.of} isCurrent={at === 0} onRestore={() => void restore(version)} />)}
        </ol>
      ))}
      {page !== null && page.next !== null && <p className="mt-3 flex items-center gap-3 text-sm text-text-muted"><span className="tabular">{countText(page.versions.length)} of {countText(page.of)} versions</span>{count < 100 && <Button small onClick={() => setCount(count + pageSize)}>Show more</Button>}</p>}
    </Dialog>
  );
}

type VersionProps = { readonly version: TextVersion; readonly before: TextVersion | null; readonly isFirst: boolean; readonly isCurrent: boolean; readonly onRestore: () => void };

function Version({ version, before, isFirst, isCurrent, onRestore }: VersionProps) {
  return (
    <li className="flex flex-col gap-1">
      <span className="flex flex-wrap items-center gap-2">
        <WhoWhen author={version.author} us={version.savedUs} />
        <span className="tabular text-sm text-text-muted">{countText(version.text.length)} characters{version.restored !== null && ", an earlier version brought back"}</span>
        {isCurrent ? <strong className="text-sm">holds</strong> : <Button small onClick={onRestore}>Restore</Button>}
      </span>
      {before !== null || isFirst ? <TextDiff before={before?.text ?? ""} after={version.text} /> : <p className="text-sm text-text-muted">What changed with it is shown once the version before is listed too.</p>}
    </li>
  );
}
