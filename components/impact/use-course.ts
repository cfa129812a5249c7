"use client";

import { useEffect, useState } from "react";
import type { Course } from "@/lib/api/overviewContract.ts";
import { ask, incidentPath } from "../shell/api.ts";

/** Calls over time and the growth of the harm, as the page came with it, and read again with every `version`; what is there stays while it is read, and where it cannot be. */
export function useCourse(incident: string, start: Course | null, version: number): Course | null {
  const [course, setCourse] = useState(start);
  const isAsCame = version === 0 && start !== null;
  useEffect(() => {
    if (isAsCame) return undefined;
    const abort = new AbortController();
    ask<Course>(`${incidentPath(incident)}/overview/course`, { signal: abort.signal }).then((answer) => { if (answer.ok) setCourse(answer.value); }, () => {});
    return () => abort.abort();
  }, [incident, version, isAsCame]);
  return course;
}
