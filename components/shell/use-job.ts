"use client";

import { useEffect, useState } from "react";
import type { Job } from "@/lib/api/contract.ts";
import { ask, jobPath } from "./api.ts";
import { isLive } from "./job-words.ts";

const pollMs = 1000;

/** Follows a job to its end: by server-sent events, and by asking again where those do not arrive. */
export function useJob(start: Job | null, onEnd?: (job: Job) => void): Job | null {
  const [seen, setSeen] = useState<Job | null>(null);
  const id = isLive(start) ? start.id : null;
  useEffect(() => (id === null ? undefined : followJob(id, setSeen, onEnd)), [id, onEnd]);
  return seen !== null && seen.id === start?.id ? seen : start;
}

/** Reports every change of a job until it rests. Returns what ends the following. */
export function followJob(id: string, onChange: (job: Job) => void, onEnd?: (job: Job) => void): () => void {
  const abort = new AbortController();
  const source = new EventSource(`${jobPath(id)}/events`);
  const take = (job: Job) => {
    if (abort.signal.aborted) return;
    onChange(job);
    if (isLive(job)) return;
    stop();
    onEnd?.(job);
  };
  const stop = () => {
    source.close();
    abort.abort();
  };
  source.onmessage = (event: MessageEvent<string>) => take(parseJob(event.data));
  source.onerror = () => {
    source.close();
    void poll(id, take, abort.signal);
  };
  return stop;
}

/** Our own server's words, as lib/api/contract.ts gives them. */
function parseJob(text: string): Job {
  return JSON.parse(text) as Job;
}

async function poll(id: string, take: (job: Job) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await ask<Job>(jobPath(id), { signal }).catch(() => null);
    if (answer?.ok === true) take(answer.value);
    if (answer?.ok === false && answer.refusal.status === 404) return;
    await new Promise((resume) => setTimeout(resume, pollMs));
  }
}
