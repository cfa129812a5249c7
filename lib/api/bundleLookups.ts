import { fingerprintOf } from "../audit/trustedKeys.ts";
import { didKey } from "../audit/profiles/parts.ts";
import { readManifest } from "../bundle/bundleManifest.ts";
import { currentRunner } from "../jobs/current.ts";
import { bundleCustody, bundleRecord, type BundleRecord } from "../store/bundleRecords.ts";
import { appendCustody } from "../store/custodyLog.ts";
import type { Store } from "../store/incidents.ts";
import { writeCases } from "../store/openDatabase.ts";
import { restorationOf, restoredFileRows, type RestoredFile, type Restoration } from "../store/restorations.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { ApiError } from "./answers.ts";
import { auditStatuses } from "../audit/auditStatus.ts";
import type { IncidentOrigin } from "./bundleContract.ts";
import { needIncident, needIndex } from "./lookups.ts";

/** An incident whose findings are those of everything that it holds: only then is there something to pack. */
export function needSettled(store: Store, id: string): void {
  needIndex(store, id);
  if (currentRunner().unfinishedOf(id) !== null)
    throw new ApiError(409, "job_running", "This incident is being analysed.", "Wait until that has ended; a bundle holds the findings of all its exhibits.");
  if (needIncident(store, id).state !== "ready")
    throw new ApiError(409, "not_analysed", "The findings are not those of all the exhibits.", `Start the analysis: POST /api/v1/incidents/${id}/analyze`);
}

export function needBundle(store: Store, id: string): BundleRecord {
  needIncident(store, id);
  const record = bundleRecord(store, id);
  if (record !== null) return record;
  throw new ApiError(404, "no_bundle", "No bundle of this incident has been made yet.", `Make one: POST /api/v1/incidents/${id}/bundle`);
}

/** That it left the house, with the hashes by which it is recognised later. */
export function noteBundleSent({ cases }: Store, record: BundleRecord): void {
  const { text, ...more } = bundleCustody(record.incident, record);
  writeCases(cases, () => appendCustody(cases, record.incident, "responder", "export.sent", text, more));
}

/** Where an incident was restored from. */
export function originOf(store: Store, incident: string): IncidentOrigin {
  const known = restorationOf(store, incident);
  return { restored: known === null ? null : originView(known, restoredFileRows(store, incident)) };
}

function originView({ manifest: text, manifestSha256, bundleSha256, signer, signerTrusted, custodyStatus, findingsSame, restoredUs }: Restoration, files: readonly RestoredFile[]): NonNullable<IncidentOrigin["restored"]> {
  const read = readManifest(text, nodeCrypto);
  if (read.kind === "unreadable") throw new Error("the manifest of a restored incident cannot be read any more");
  const { incident, created, aftertrace, custody } = read.manifest;
  const key = didKey(signer);
  return {
    atUs: restoredUs, bundle: bundleSha256, manifest: manifestSha256, incident: incident.id, made: created, aftertrace,
    signer: { key: signer, fingerprint: key === null ? "" : fingerprintOf(key, nodeCrypto.sha256), trusted: signerTrusted },
    custody: custody === null ? null : { ...custody, status: auditStatuses.find((one) => one === custodyStatus) ?? null },
    findings: findingsSame === null ? "pending" : findingsSame ? "same" : "other",
    files: files.map(({ path, role, sha256, bytes }) => ({ path, role, sha256, bytes })),
  };
}

export function needOriginFile(store: Store, id: string, path: string): RestoredFile {
  needIncident(store, id);
  const file = restoredFileRows(store, id).find((one) => one.path === path);
  if (file !== undefined) return file;
  throw new ApiError(404, "no_such_file", "No bundle brought a file of this name into the incident.", `See /api/v1/incidents/${id}/origin for those there are.`);
}
