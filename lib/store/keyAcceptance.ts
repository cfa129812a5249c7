import type { KeySource, TrustScope } from "../api/keyContract.ts";
import { errResult, okResult } from "../base/result.ts";
import { authorName, exhibitName, manyLines, oneLine } from "./cleanText.ts";
import { newId } from "./ids.ts";
import { narrower, type ReadKeySource, type SourceClaim, type SourceKey } from "./keySource.ts";
import { keyNameMax, scopeText, type Planned, type PlannedChange } from "./trustPlans.ts";
import { trustMax } from "./trustRefusal.ts";
import { idsOf, keptLimits, limitsOf, type TrustRecord } from "./trustRecords.ts";

/** Which of the things found are to be trusted, and on what terms. */
export type Acceptance = {
  readonly source: KeySource;
  readonly keys: readonly { readonly fingerprint: string; readonly compared: boolean; readonly name?: string | undefined }[];
  readonly claims: readonly string[];
  readonly scope: TrustScope;
  readonly note: string;
  readonly author: string;
};

type Origin = Pick<TrustRecord, "origin" | "sourceName" | "sourceSha256" | "sourceIncident" | "sourceExhibit" | "acceptedBy" | "acceptedUs">;

/** Thinks out the acceptance of keys and claims out of one source; all of it, or nothing. */
export function planAcceptance(records: readonly TrustRecord[], read: ReadKeySource, acceptance: Acceptance, atUs: number): Planned<PlannedChange[]> {
  if (read.secret) return errResult("private_key");
  if (acceptance.keys.length + acceptance.claims.length === 0) return errResult("nothing_chosen");
  const origin = originOf(acceptance, read, atUs);
  const changes: PlannedChange[] = [];
  for (const wanted of new Map(acceptance.keys.map((one) => [one.fingerprint, one])).values()) {
    const found = read.keys.find((one) => one.fingerprint === wanted.fingerprint);
    if (found === undefined) return errResult("no_such_fingerprint");
    const before = records.find((one) => one.kind === "key" && one.identity === found.fingerprint) ?? null;
    const terms = { ...origin, ...placeOf(acceptance.source, found.at.join(", ")), scope: scopeText(acceptance.scope), note: manyLines(acceptance.note) };
    changes.push({ before, after: keyRecord(before, found, wanted, terms), action: "accepted" });
  }
  for (const digest of new Set(acceptance.claims)) {
    const found = read.claims.find((one) => one.digest === digest);
    if (found === undefined) return errResult("no_such_claim");
    const before = records.find((one) => one.kind === found.claim.kind && one.identity === digest) ?? null;
    const terms = { ...origin, ...placeOf(acceptance.source, null), scope: scopeText(acceptance.scope), note: manyLines(acceptance.note) };
    changes.push({ before, after: claimRecord(before, found, terms), action: "accepted" });
  }
  return withinBounds(records, changes);
}

function withinBounds(records: readonly TrustRecord[], changes: PlannedChange[]): Planned<PlannedChange[]> {
  const count = (isKey: boolean): number => [...records, ...changes.filter(({ before }) => before === null).map(({ after }) => after)].filter(({ kind }) => (kind === "key") === isKey).length;
  if (count(true) > trustMax.keys) return errResult("too_many_keys");
  return count(false) > trustMax.claims ? errResult("too_many_claims") : okResult(changes);
}

function originOf({ source, author }: Acceptance, { sha256 }: ReadKeySource, atUs: number): Origin {
  return {
    origin: source.origin, sourceName: source.origin === "file" ? exhibitName(source.name) : null, sourceSha256: sha256, acceptedBy: authorName(author), acceptedUs: atUs,
    sourceIncident: source.origin === "exhibit" ? source.incident : null, sourceExhibit: source.origin === "exhibit" ? source.exhibit : null,
  };
}

/** Place in the evidence where it comes from there, else in the file. */
function placeOf(source: KeySource, at: string | null): Pick<TrustRecord, "sourceAt"> {
  return { sourceAt: source.origin === "exhibit" ? oneLine(source.at, 1_000) || null : at };
}

type Terms = Origin & Pick<TrustRecord, "sourceAt" | "scope" | "note">;

/** Accepted anew, a key keeps its ids and gains those of this source; no file loosens a limit that was set before. */
function keyRecord(before: TrustRecord | null, found: SourceKey, { compared, name = "" }: Acceptance["keys"][number], terms: Terms): TrustRecord {
  const isHeld = before !== null && before.removedUs === null;
  const ids = [...new Set([...(isHeld ? idsOf(before) : []), ...found.ids])];
  return {
    id: before?.id ?? newId(), kind: "key", identity: found.fingerprint, key: found.key, claim: null, form: found.form, ids: JSON.stringify(ids),
    name: oneLine(name, keyNameMax) || before?.name || oneLine(found.name ?? found.ids[0] ?? `key ${found.fingerprint.slice(7, 15)}`, keyNameMax),
    ...keptLimits(narrower(before === null ? undefined : limitsOf(before), found)),
    successor: before?.successor ?? null, compared: compared || (isHeld && before.compared), removedUs: null, ...terms,
  };
}

function claimRecord(before: TrustRecord | null, { digest, claim }: SourceClaim, terms: Terms): TrustRecord {
  const isList = claim.kind === "revocations";
  return {
    id: before?.id ?? newId(), kind: claim.kind, identity: digest, key: null, claim: JSON.stringify(claim), form: isList ? "revocation_list" : "rotation_endorsement",
    ids: "[]", name: isList ? oneLine(`Revocation list${claim.issuer === null ? "" : ` of ${claim.issuer}`}`, keyNameMax) : "Rotation endorsement",
    validFromUs: null, validUntilUs: null, revoked: null, revokedUs: null, successor: null, compared: false, removedUs: null, ...terms,
  };
}
