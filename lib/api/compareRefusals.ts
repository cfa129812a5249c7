import type { CompareRefusal } from "../store/runComparison.ts";
import { ApiError } from "./answers.ts";
import { notAnalysed } from "./lookups.ts";

/** Why two runs could not be compared. */
export function compareRefusal(missing: CompareRefusal["missing"], incident: string, other: string): ApiError {
  switch (missing) {
    case "index_a": return notAnalysed(incident);
    case "index_b": return notAnalysed(other);
    case "run_a": return noSuchRun(incident, "a");
    case "run_b": return noSuchRun(other, "b");
  }
}

const noSuchRun = (incident: string, name: string): ApiError =>
  new ApiError(404, "no_such_run", `There is no run of this id: ${name}.`, `See /api/v1/incidents/${incident}/runs for those there are.`);
