import type { TrustScope } from "../api/keyContract.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import { manyLines, oneLine } from "./cleanText.ts";
import type { TrustRefusal } from "./trustRefusal.ts";
import type { TrustRecord, TrustTerms } from "./trustRecords.ts";

export type TrustAction = "accepted" | "edited" | "retired" | "revoked" | "removed" | "undone";
/** A change thought out and not yet made: it can be tried on the logs first. */
export type PlannedChange = { readonly before: TrustRecord | null; readonly after: TrustRecord; readonly action: TrustAction };
export type Planned<T = PlannedChange> = Result<T, TrustRefusal>;

/** What is to be changed; what is left out stays. */
export type TrustPatch = {
  readonly name?: string | undefined;
  readonly note?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly scope?: TrustScope | undefined;
  readonly validFromUs?: number | null | undefined;
  readonly validUntilUs?: number | null | undefined;
  readonly revoked?: { readonly sinceUs: number | null } | null | undefined;
  readonly successor?: string | null | undefined;
};

export const keyNameMax = 120;

/** The records as they would be. */
export function withChanges(records: readonly TrustRecord[], changes: readonly PlannedChange[]): TrustRecord[] {
  const after = new Map(changes.map((change) => [change.after.id, change.after]));
  const kept = records.map((record) => after.get(record.id) ?? record);
  return [...kept, ...changes.filter(({ before }) => before === null).map((change) => change.after)];
}

export function planPatch(records: readonly TrustRecord[], id: string, patch: TrustPatch): Planned {
  const before = records.find((record) => record.id === id);
  if (before === undefined) return errResult("no_such_key");
  if (before.removedUs !== null) return errResult("is_removed");
  const { name, note, ids, scope, validFromUs, validUntilUs, revoked, successor } = patch;
  if (before.kind !== "key" && [ids, validFromUs, validUntilUs, revoked, successor].some((one) => one !== undefined)) return errResult("not_for_claims");
  if (typeof successor === "string" && !records.some((one) => one.id === successor && one.kind === "key" && one.id !== id && one.removedUs === null)) return errResult("no_such_successor");
  const after: TrustRecord = {
    ...before,
    ...(name !== undefined && { name: oneLine(name, keyNameMax) }), ...(note !== undefined && { note: manyLines(note) }), ...(ids !== undefined && { ids: JSON.stringify([...new Set(ids)]) }),
    ...(scope !== undefined && { scope: scopeText(scope) }), ...(validFromUs !== undefined && { validFromUs }), ...(validUntilUs !== undefined && { validUntilUs }),
    ...(revoked !== undefined && revocation(revoked)), ...(successor !== undefined && { successor }),
  };
  if (after.validFromUs !== null && after.validUntilUs !== null && after.validUntilUs <= after.validFromUs) return errResult("window_is_empty");
  return okResult({ before, after, action: actionOf(before, after) });
}

export const scopeText = (scope: TrustScope): string | null => (scope === null ? null : JSON.stringify(scope));

function revocation(revoked: { readonly sinceUs: number | null } | null): Pick<TrustRecord, "revoked" | "revokedUs"> {
  if (revoked === null) return { revoked: null, revokedUs: null };
  return revoked.sinceUs === null ? { revoked: "always", revokedUs: null } : { revoked: "since", revokedUs: revoked.sinceUs };
}

function actionOf(before: TrustRecord, after: TrustRecord): TrustAction {
  if (after.revoked !== null && (after.revoked !== before.revoked || after.revokedUs !== before.revokedUs)) return "revoked";
  return after.validUntilUs !== null && after.validUntilUs !== before.validUntilUs ? "retired" : "edited";
}

export function planRemoval(records: readonly TrustRecord[], id: string, atUs: number): Planned {
  const before = records.find((record) => record.id === id);
  if (before === undefined) return errResult("no_such_key");
  if (before.removedUs !== null) return errResult("is_removed");
  return okResult({ before, after: { ...before, removedUs: atUs }, action: "removed" });
}

/** Takes a change back. `terms`: as they were before it; null where there was nothing, which undone is a removal. */
export function planUndo(record: TrustRecord, terms: TrustTerms | null, atUs: number): PlannedChange {
  return { before: record, after: terms === null ? { ...record, removedUs: atUs } : { ...record, ...terms }, action: "undone" };
}
