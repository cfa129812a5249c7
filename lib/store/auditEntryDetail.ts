import type { AuditEntryDetail } from "../api/auditContract.ts";
import { tie } from "../audit/chainContext.ts";
import { evidenceText } from "../audit/evidenceText.ts";
import { explainEntry, type EntryExplanation } from "../audit/explainEntry.ts";
import type { Profile } from "../audit/profile.ts";
import { noClaims } from "../audit/profiles/parts.ts";
import { profileNamed } from "../audit/profiles/registry.ts";
import { readEntry } from "../audit/readEntry.ts";
import { keysOf, type KeySet } from "../audit/trustedKeys.ts";
import { toBase64 } from "../base/encodings.ts";
import { maskBytes } from "../effects/secrets/maskBytes.ts";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import { logFileOf } from "../readAudited.ts";
import { entryId } from "../verification/auditIndex.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { entryRows, findingMessage, shownEntries, type EntryRow } from "./auditEntries.ts";
import { auditLogRecordOf } from "./auditRows.ts";
import type { EvidenceReading, Masks } from "./evidenceReading.ts";
import { keySetOf } from "./incidentKeys.ts";
import type { Store } from "./incidents.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { receiptAt } from "./receiptTable.ts";

/** Laying an entry open tries many spellings of it: one beyond this is shown and not explained. */
const explainedBytesMax = 4 * 1_048_576;

/** One entry laid open, from the exhibit's own bytes, masked as the reading says; null where there is no such log or entry. */
export async function auditEntryDetail(store: Store, incident: string, { db, shelf, evidence, masks }: EvidenceReading, exhibit: number, entry: number, limit: number): Promise<AuditEntryDetail | null> {
  const log = auditLogRecordOf(db, exhibit);
  const [row] = entryRows(db, [entryId(exhibit, entry)]);
  const profile = log === null ? null : profileNamed(log.format);
  if (log === null || row === undefined || profile === null) return null;
  const text = await entryText(shelf, exhibit, row);
  const [shown] = shownEntries(db, log, [row]);
  if (shown === undefined) return null;
  return {
    ...shown, exhibit: log.exhibit, exhibitName: evidence.find(({ number }) => number === exhibit)?.name ?? "", format: log.format, profile: log.profile,
    placeMessages: shown.placeClasses.map((name) => ({ class: name, message: findingMessage(db, name, row.id) ?? "" })),
    text: { text: (masks.revealed ? text : maskSecrets(text, masks.known)).slice(0, limit), length: text.length },
    ...explained(text, profile, keysOf(keySetOf(store, incident).keys, exhibit), { limit, masks }, shown.message),
    ...placed(db, row.id, text, profile),
  };
}

type Shelf = EvidenceReading["shelf"];

/** An entry as it stands in the exhibit. */
export async function entryText(shelf: Shelf, exhibit: number, { offset, length, number }: Pick<EntryRow, "offset" | "length" | "number">): Promise<string> {
  const file = logFileOf(await shelf.exhibit(exhibit));
  if (offset === null || length === null) return receiptAt(file.path === null ? { bytes: file.source.read(0, file.source.size) } : { path: file.path }, number) ?? "";
  return evidenceText(file.source.read(offset, length));
}

const nothing = new Uint8Array();

type Explained = Pick<AuditEntryDetail, "signed" | "contradiction" | "respelled" | "explanation" | "uncovered">;

type Showing = { readonly limit: number; readonly masks: Masks };

/** `told`: what the verification said of it, should other keys be trusted by now. What was signed is verified as it is, and masked to be shown. */
function explained(text: string, profile: Profile, keys: KeySet, { limit, masks }: Showing, told: string | null): Explained {
  if (text.length > explainedBytesMax) return { signed: [], contradiction: null, respelled: null, explanation: "This entry is too long to be laid open here; the verdict on it stands.", uncovered: [] };
  const { report, signed, contradiction, respelled, message }: EntryExplanation = explainEntry(text, profile, keys, nodeCrypto);
  const words = (one: string | null): string | null => (one === null || masks.revealed ? one : maskSecrets(one, masks.known));
  const shown = (bytes: Uint8Array): Uint8Array => (masks.revealed ? bytes : maskBytes(nothing, bytes, nothing, masks.known).bytes);
  const cut = (bytes: Uint8Array): { readonly base64: string; readonly length: number } => ({ base64: toBase64(shown(bytes).subarray(0, limit)), length: bytes.length });
  return {
    signed: signed.map(({ bytes, holds, keyIds }) => ({ ...cut(bytes), holds, keyIds: [...keyIds] })),
    contradiction: contradiction === null ? null : { what: contradiction.what, expected: words(contradiction.expected), found: words(contradiction.found), at: contradiction.at, bytes: contradiction.bytes === null ? null : cut(contradiction.bytes) },
    respelled: respelled === null ? null : { ...cut(respelled.bytes), how: respelled.how, at: respelled.at }, explanation: message ?? told, uncovered: [...report.uncovered],
  };
}

/** Where the entry stands in its chains, and what it says of its action. */
function placed(db: TraceIndexDatabase, id: number, text: string, profile: Profile): Pick<AuditEntryDetail, "links" | "claims"> {
  const facts = text.length > explainedBytesMax ? null : readEntry(text, profile, nodeCrypto);
  const { callIds, session, argumentsDigest } = facts?.ok === true && facts.json?.root.kind === "object" ? profile.claims(facts.json.root) : noClaims;
  const kept = new Map(db.prepare<[number], { readonly ordinal: number; readonly how: number; readonly target: number }>("select ordinal, how, target from audit_links where entry = ?").all(id).map((one) => [one.ordinal, one]));
  return {
    links: (facts?.ok === true ? facts.links : []).map(({ chain, chainId, own, previous, sequence, closes }, ordinal) => {
      const known = kept.get(ordinal);
      const target = known === undefined ? (id % 2 ** 32) - 1 : known.how === tie.linked ? known.target : 0;
      return { chain, chainId, own, previous, sequence, previousEntry: previous === null || target === 0 ? null : target, closes: closes === null ? null : { count: closes.count } };
    }),
    claims: { callIds: [...callIds], session, argumentsDigest },
  };
}
