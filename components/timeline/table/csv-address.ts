import { incidentPath } from "../../shell/api.ts";
import { rowsQuery, type TimelineAddress } from "../address.ts";

/** Where the rows of a view are downloaded from. Folding hides none of them. */
export function csvAddress(incident: string, address: TimelineAddress): string {
  const query = rowsQuery({ ...address, level: null, fold: [] });
  return `${incidentPath(incident)}/timeline/csv${query === "" ? "" : `?${query}`}`;
}
