"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import type { Job } from "@/lib/api/contract.ts";
import { jobEvent } from "../intake/uploads.ts";
import { ask } from "./api.ts";
import { isLive, jobText } from "./job-words.ts";
import { followJob } from "./use-job.ts";

/** A small link to a running import, on every page. */
export function JobBeacon() {
  const job = useRunningJob();
  if (!isLive(job)) return null;
  return (
    <Link href={`/incidents/${job.incident}/evidence`} className="tabular flex min-h-7 items-center gap-1.5 rounded-full border border-accent px-3 text-sm text-accent no-underline hover:underline">
      {jobText(job)}
    </Link>
  );
}

/** The first live job of the installation: looked for on each page and whenever an import may have begun or ended. */
function useRunningJob(): Job | null {
  const path = usePathname();
  const [job, setJob] = useState<Job | null>(null);
  useEffect(() => {
    if (path === "/sign-in") return undefined;
    const abort = new AbortController();
    let stop = () => {};
    const look = async () => {
      const answer = await ask<{ readonly jobs: readonly Job[] }>("/api/v1/jobs", { signal: abort.signal }).catch(() => null);
      const live = answer?.ok === true ? answer.value.jobs.find(isLive) : undefined;
      stop();
      setJob(live ?? null);
      if (live) stop = followJob(live.id, setJob, () => void look());
    };
    const onEvent = () => void look();
    void look();
    addEventListener(jobEvent, onEvent);
    return () => {
      abort.abort();
      stop();
      removeEventListener(jobEvent, onEvent);
    };
  }, [path]);
  return job;
}
