import type { CustodyCheck } from "../api/contract.ts";
import { custodyProfile } from "../audit/profiles/custody.ts";
import type { KeySet, TrustedKey } from "../audit/trustedKeys.ts";
import { didKey } from "../audit/profiles/parts.ts";
import { blockReports } from "../verification/blockReports.ts";
import { custodyLength, recordRow, recordRows } from "./custodyLog.ts";
import { JudgedCustody, type Witness } from "./judgedCustody.ts";
import type { CasesDatabase } from "./openDatabase.ts";
import { signingKey } from "./signingKey.ts";
import type { SigningKey } from "./signingKeyFile.ts";
import { checkUnsignedLines, lastUnsigned } from "./unsignedLines.ts";

/** Records that are read and judged in one go. */
export const blockRecords = 500;
/** Logs whose verdict is kept; the others are judged again when they are looked at. */
const keptMax = 16;

type Kept = {
  readonly judged: Map<string, JudgedCustody>;
  readonly witnesses: Map<string, Witness>;
};
declare global {
  /** Each route handler is a bundle of its own; they share what was judged. */
  var aftertraceCustody: WeakMap<CasesDatabase, Kept> | undefined;
}

function keptOf(cases: CasesDatabase): Kept {
  const all = (globalThis.aftertraceCustody ??= new WeakMap<CasesDatabase, Kept>());
  const kept = all.get(cases) ?? { judged: new Map(), witnesses: new Map() };
  all.set(cases, kept);
  return kept;
}

/** Verifies the log of a scope with the engine that verifies everybody's: what is known already is not verified again. */
export function checkCustody(cases: CasesDatabase, scope: string): CustodyCheck {
  const custody = knownCustody(cases, scope) ?? freshCustody(cases, scope);
  for (let rows = nextRows(cases, scope, custody); rows.length > 0; rows = nextRows(cases, scope, custody))
    custody.add(rows, blockReports({ texts: rows.map(({ record }) => record) }, { profile: custodyProfile, keys: custody.keys, withClaims: false }));
  keepCustody(cases, scope, custody);
  return custody.check();
}

/** The records that have not been judged yet, up to a block of them. */
export function nextRows(cases: CasesDatabase, scope: string, custody: JudgedCustody): ReturnType<typeof recordRows> {
  return recordRows(cases, scope, custody.last?.number ?? 0, blockRecords);
}

/** How many lines stand behind those that have been judged. */
export function unjudgedLines(cases: CasesDatabase, scope: string): number {
  const known = knownCustody(cases, scope);
  const judged = known === null ? 0 : (known.last?.number ?? lastUnsigned(cases, scope));
  return custodyLength(cases, scope) - judged;
}

/** Nothing judged yet. */
export function freshCustody(cases: CasesDatabase, scope: string): JudgedCustody {
  const { witnesses } = keptOf(cases);
  const key = signingKey(cases);
  const basis = { signer: key.did, dataVersion: dataVersion(cases) };
  return new JudgedCustody({ scope, keys: trustedKeys(key), unsigned: checkUnsignedLines(cases, scope), witness: witnesses.get(scope) ?? null, ...basis });
}

/** Keeps what was judged, as long as nobody else writes to the database. */
export function keepCustody(cases: CasesDatabase, scope: string, custody: JudgedCustody): void {
  const { judged, witnesses } = keptOf(cases);
  judged.delete(scope);
  judged.set(scope, custody);
  for (const oldest of judged.keys()) if (judged.size > keptMax) judged.delete(oldest);
  if (custody.witness !== null) witnesses.set(scope, custody.witness);
}

/** Forgets a scope that was deleted. */
export function forgetCustody(cases: CasesDatabase, scope: string): void {
  const { judged, witnesses } = keptOf(cases);
  judged.delete(scope);
  witnesses.delete(scope);
}

/** What was judged and still holds: the same keys, no writing by another program, and the last record is where it was. */
function knownCustody(cases: CasesDatabase, scope: string): JudgedCustody | null {
  const known = keptOf(cases).judged.get(scope);
  if (known === undefined || known.basis.signer !== signingKey(cases).did || known.basis.dataVersion !== dataVersion(cases)) return null;
  const { last } = known;
  return last === null || recordRow(cases, scope, last.number)?.record === last.record ? known : null;
}

/** SQLite's own number, which changes when another connection writes. */
function dataVersion({ $client }: CasesDatabase): number {
  return Number($client.pragma("data_version", { simple: true }));
}

/** The keys of the installation, the present one and those before it. */
export function trustedKeys(key: SigningKey): KeySet {
  const known = keySets.get(key);
  if (known !== undefined) return known;
  const former = key.former.flatMap(({ did }) => {
    const bytes = didKey(did);
    return bytes === null ? [] : [trusted(bytes, did)];
  });
  const set: KeySet = { keys: [trusted(key.publicKey, key.did), ...former], endorsements: [], revokedIds: new Set() };
  keySets.set(key, set);
  return set;
}
const keySets = new WeakMap<SigningKey, KeySet>();

function trusted(key: Uint8Array, did: string): TrustedKey {
  return { key, id: did, name: "this installation", validFromUs: null, validUntilUs: null, revoked: null, source: "the key file of this installation" };
}
