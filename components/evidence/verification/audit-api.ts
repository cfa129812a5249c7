import { incidentPath } from "../../shell/api.ts";

/** Addresses of the signed logs of an incident in our own API. */
export const auditPath = (incident: string): string => `${incidentPath(incident)}/audit`;
export const auditEntriesPath = (incident: string, exhibit: string): string => `${auditPath(incident)}/${encodeURIComponent(exhibit)}/entries`;
export const crossCheckPath = (incident: string, list: string, after: number, count: number): string => `${incidentPath(incident)}/crosscheck?${new URLSearchParams({ list, after: String(after), count: String(count) })}`;
/** Starts a verification of all signed logs; answers its job. */
export const verifyPath = (incident: string): string => `${incidentPath(incident)}/verify`;
