"use client";

import { useCallback, useState } from "react";
import type { Job } from "@/lib/api/contract.ts";
import type { ExportEntry, ExportList } from "@/lib/api/exportContract.ts";
import { ask, incidentPath, jobPath, type Refusal } from "../shell/api.ts";
import { isLive } from "../shell/job-words.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useJob } from "../shell/use-job.ts";
import { Button } from "../ui/button.tsx";
import { bytesText } from "../ui/bytes.tsx";
import { Hash } from "../ui/hash.tsx";
import { Progress } from "../ui/progress.tsx";
import { Time } from "../ui/time.tsx";
import { DownloadLink, ExportLine } from "./export-row.tsx";

type Props = { readonly incident: string; readonly entry: ExportEntry; readonly made: ExportList["bundle"]; readonly onMade: () => void; readonly onSent: () => void };

/** The bundle: made first, off the request, then fetched. */
export function BundleRow({ incident, entry, made, onMade, onSent }: Props) {
  const [started, setStarted] = useState<Job | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const onEnd = useCallback(() => onMade(), [onMade]);
  const job = useJob(started, onEnd);
  const make = async () => {
    const answer = await ask<Job>(`${incidentPath(incident)}/bundle`, { method: "POST" });
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    setStarted(answer.value);
    // A small incident is packed before anybody could follow it.
    if (!isLive(answer.value)) onMade();
  };
  const live = isLive(job);
  const actions = live
    ? <Button small onClick={() => void ask(`${jobPath(job.id)}/cancel`, { method: "POST" })}>Cancel</Button>
    : <><Button small kind={made === null ? "primary" : "plain"} onClick={() => void make()}>{made === null ? "Make the bundle" : "Make it again"}</Button>{made !== null && <DownloadLink entry={entry} onSent={onSent} />}</>;
  return (
    <ExportLine entry={entry} actions={actions}>
      {live && <Progress label="Bundle" done={job.done} total={job.state === "queued" ? null : job.total} stage={job.state === "queued" ? "Waiting" : "Packing"} />}
      {job !== null && (job.state === "failed" || job.state === "cancelled") && <p className="text-sm" role="status">{job.state === "failed" ? (job.error ?? "It could not be made.") : "Cancelled; nothing was kept."}</p>}
      {made !== null && !live && <p className="flex flex-wrap items-center gap-x-2 text-sm" role="status"><span>Made <Time us={made.madeUs} />, {bytesText(made.bytes)}, manifest</span> <Hash value={made.manifest} label="hash of the manifest" /></p>}
      {refusal && <RefusalNotice refusal={refusal} />}
    </ExportLine>
  );
}
