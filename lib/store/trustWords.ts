import { formatInstant } from "../base/time.ts";
import type { PlannedChange } from "./trustPlans.ts";
import { claimOf, idsOf, scopeOf, type TrustRecord, type TrustTerms } from "./trustRecords.ts";

const quoted = (text: string): string => JSON.stringify(text);
const instant = (us: number | null): string => (us === null ? "any time" : formatInstant(us));

/** What the record is, for a line of the custody log. */
export function recordWords(record: TrustRecord): string {
  switch (record.kind) {
    case "key": return `key ${record.id} ${quoted(record.name)}, ${record.identity}`;
    case "endorsement": case "revocations": return `claim ${record.id} ${quoted(record.name)}, ${record.identity}`;
  }
}

/** What a change did, in a sentence; without who and why. */
export function changeWords({ before, after, action }: PlannedChange): string {
  switch (action) {
    case "accepted": return acceptedWords(after, before);
    case "removed": return "no longer trusted";
    case "undone": return before === null ? "taken back" : `taken back: ${differences(before, after)}`;
    case "edited": case "retired": case "revoked": return before === null ? "" : differences(before, after);
  }
}

function acceptedWords(record: TrustRecord, before: TrustRecord | null): string {
  const again = before === null ? "accepted" : before.removedUs === null ? "accepted again" : "accepted again after its removal";
  return [`${again} ${originWords(record)}`, ...factWords(record), ...(record.scope === null ? [] : [scopeWords(record)]), ...(record.note === "" ? [] : [`note ${quoted(record.note)}`])].join("; ");
}

function factWords(record: TrustRecord): string[] {
  const claim = claimOf(record);
  if (claim?.kind === "revocations") return [`it revokes ${claim.ids.length} ${claim.ids.length === 1 ? "id" : "ids"}: ${shortList(claim.ids)}`];
  if (claim?.kind === "endorsement") return [`key ${claim.by} endorses key ${claim.key}`, `rotated at ${instant(claim.rotatedUs)}`];
  const ids = idsOf(record);
  return [ids.length === 0 ? "it answers for every record" : `records call it ${shortList(ids)}`, `valid ${windowWords(record)}`, ...(record.revoked === null ? [] : [revokedWords(record)]), record.compared ? "fingerprint compared" : "fingerprint not compared"];
}

const shownIds = 20;
function shortList(ids: readonly string[]): string {
  const more = ids.length > shownIds ? ` and ${ids.length - shownIds} more` : "";
  return `${ids.slice(0, shownIds).map(quoted).join(", ")}${more}`;
}

function originWords({ origin, sourceName, sourceSha256, sourceAt, sourceIncident, sourceExhibit, form }: TrustTerms): string {
  const at = sourceAt === null || sourceAt === "file" ? "" : ` at ${sourceAt}`;
  switch (origin) {
    case "file": return `from file ${quoted(sourceName ?? "")} (sha256 ${sourceSha256})${at}, as ${form}`;
    case "pasted": return `as pasted (sha256 ${sourceSha256})${at}, as ${form}`;
    case "in_person": return `as read in person (sha256 ${sourceSha256}), as ${form}`;
    case "exhibit": return `as shown in exhibit ${sourceExhibit ?? ""} of incident ${sourceIncident ?? ""}${at}`;
  }
}

function windowWords({ validFromUs, validUntilUs }: Pick<TrustTerms, "validFromUs" | "validUntilUs">): string {
  return validFromUs === null && validUntilUs === null ? "at any time" : `from ${instant(validFromUs)} until ${instant(validUntilUs)}`;
}

function revokedWords({ revoked, revokedUs }: Pick<TrustTerms, "revoked" | "revokedUs">): string {
  if (revoked === null) return "not revoked";
  return revoked === "always" || revokedUs === null ? "revoked for every entry" : `revoked since ${instant(revokedUs)}`;
}

function scopeWords(record: Pick<TrustRecord, "scope">): string {
  const scope = scopeOf(record);
  return scope === null ? "holds everywhere" : `holds in ${scope.map(({ incident, exhibit }) => (exhibit === null ? incident : `${incident} ${exhibit}`)).join(", ")} only`;
}

/** Every term that differs, as it was and as it is. */
function differences(before: TrustRecord, after: TrustRecord): string {
  const parts = [
    before.removedUs === after.removedUs ? null : after.removedUs === null ? "trusted again" : "no longer trusted",
    pair("name", quoted(before.name), quoted(after.name)), pair("note", quoted(before.note), quoted(after.note)),
    pair("ids", shortList(idsOf(before)) || "none", shortList(idsOf(after)) || "none"), pair("valid", windowWords(before), windowWords(after)),
    before.revoked === after.revoked && before.revokedUs === after.revokedUs ? null : `${revokedWords(after)} (it was ${revokedWords(before)})`,
    pair("replaced by", before.successor ?? "none", after.successor ?? "none"), pair("scope", scopeWords(before), scopeWords(after)),
    pair("source", originWords(before), originWords(after)), pair("fingerprint", comparedWords(before), comparedWords(after)),
  ].filter((part) => part !== null);
  return parts.length === 0 ? "nothing differs" : parts.join("; ");
}

const comparedWords = ({ compared }: TrustTerms): string => (compared ? "compared" : "not compared");
const pair = (what: string, was: string, is: string): string | null => (was === is ? null : `${what} ${is} (it was ${was})`);
