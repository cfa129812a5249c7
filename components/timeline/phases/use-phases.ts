"use client";

import { useEffect, useState } from "react";
import type { IncidentPhase, Phases } from "@/lib/api/impactContract.ts";
import { ask, incidentPath } from "../../shell/api.ts";

/** The parts of the run: as the page came with them, then as they are read; they stay where they cannot be read, because the rows do not depend on them. `version` grows with everything that may change them. */
export function usePhases(incident: string, start: readonly IncidentPhase[], version: number): readonly IncidentPhase[] {
  const [phases, setPhases] = useState<readonly IncidentPhase[]>(start);
  useEffect(() => {
    const abort = new AbortController();
    ask<Phases>(`${incidentPath(incident)}/impact/phases`, { signal: abort.signal }).then((answer) => { if (answer.ok) setPhases(answer.value.phases); }, () => {});
    return () => abort.abort();
  }, [incident, version]);
  return phases;
}
