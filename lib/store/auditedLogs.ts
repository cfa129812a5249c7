import type { AuditStatus } from "../audit/auditStatus.ts";
import type { Store } from "./incidents.ts";

/** A verdict, and the keys that it rests on. */
export type AuditedLog = {
  readonly incident: string;
  readonly title: string;
  readonly exhibit: number;
  readonly exhibitName: string;
  readonly format: string;
  readonly status: AuditStatus;
  readonly entries: number;
  readonly verified: number;
  readonly keys: readonly { readonly fingerprint: string; readonly trusted: boolean; readonly entries: number }[];
};
export type AuditedLogs = { readonly logs: readonly AuditedLog[]; /** Incidents whose logs have not been verified. */ readonly unread: number };

export function auditedLogs(_store: Store): AuditedLogs {
  return { logs: [], unread: 0 };
}
