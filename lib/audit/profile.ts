import type { CanonicalFormName } from "./canonicalForms.ts";
import type { SignedJson, SignedObject } from "./signedJson.ts";

/** Formats of signed logs and receipts, as findings name them. */
export const auditFormats = [
  "aftertrace.custody", "sift.receipt", "sift.authorization", "sift.production", "acta.receipt", "acta.flat", "agent-receipts.receipt",
  "pipelock.recorder", "pipelock.receipt", "pipelock.evidence", "signet.receipt", "signet.audit", "agt.mcp-receipt", "agt.audit", "agt.plugin-log",
  "tirith.log", "aerf.receipt", "asqav.receipt", "authproof.receipt", "vcp.event", "dsse.envelope", "jws.compact", "note.checkpoint", "generic",
] as const;
export type AuditFormat = (typeof auditFormats)[number];

/** What needs cryptography, given in from outside: Node's in the server and the command line, noble's in the browser. */
export type AuditCrypto = {
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  /** SHA-256 of a text as UTF-8, in lower-case hex. */
  readonly sha256Hex: (text: string) => string;
  readonly sha512: (bytes: Uint8Array) => Uint8Array;
  /** Strict RFC 8032 verification (lib/audit/ed25519.ts): key 32 bytes, signature 64. False for anything not strictly valid; never throws. */
  readonly verify: (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
};

/** One signature of a record, ready to be judged. */
export type SignatureClaim = {
  readonly signature: Uint8Array;
  readonly message: Uint8Array;
  /** Ids by which the record names its key; empty where it names none. */
  readonly keyIds: readonly string[];
  /** The key that the record itself brings (in it, or as did:key). It is never trusted by itself. */
  readonly embedded: Uint8Array | null;
  /** The record says outside of what is signed that the embedded key signed it: where another key did, the record contradicts itself. */
  readonly claimsEmbedded: boolean;
  /** It covers a part of the record, or a record inside it: it has to hold, but its key does not stand for the whole. */
  readonly isPart: boolean;
  /** Set where the algorithm or mode is one that is not supported: nothing is verified and nothing is called altered. */
  readonly unsupported: string | null;
};

/** The place of a record in one chain of hashes. A record may stand in several chains. */
export type ChainLink = {
  /** Which of the chains in this file: `""` where there is one. */
  readonly chain: string;
  /** The chain's own name, where records carry one: a stranger who claims it is a wrong key. */
  readonly chainId: string | null;
  /** By which a successor names this record; lower-case hex without a prefix. */
  readonly own: string;
  /** What it names as its predecessor; null where it starts a chain. */
  readonly previous: string | null;
  readonly sequence: number | null;
  /** The number that the first record of a chain carries. */
  readonly firstSequence: number;
  /**
   * This record closes its chain. `count`: how many records it says there are; null where it says nothing.
   * `file`: as the last entry it closes every chain of the file, because its own chain holds all of them.
   */
  readonly closes: { readonly count: number | null; readonly file: boolean } | null;
};

/** What a profile reads out of one record, before any key is known. */
export type RecordFacts = {
  readonly ok: true;
  /** Empty: this record carries no signature. */
  readonly signatures: readonly SignatureClaim[];
  /** Why a record without a signature is no `not_signed`: its format vouches for it elsewhere (a checkpoint). Null: it should carry one, or its format never does. */
  readonly vouchedBy: "checkpoint" | null;
  /** Microseconds since the epoch, as the record claims it. */
  readonly time: number | null;
  /** A name that stands twice in a part that is itself JSON text (a DSSE or JWS payload): its JSON pointer. */
  readonly duplicateName: string | null;
  /** A hash or identifier in the record that its content contradicts, or a member that the closed schema has no place for. */
  readonly contradiction: Contradiction | null;
  readonly links: readonly ChainLink[];
  /** Two records with the same one are a duplicate. */
  readonly eventId: string | null;
  /** Keys that this record endorses as its signer's successors, if it is signed by a key that is trusted itself. */
  readonly endorses: readonly Uint8Array[];
  /** JSON pointers, written with dots (`proof.created`), of members that are there and that nothing protects. */
  readonly uncovered: readonly string[];
};
export type Contradiction = { readonly what: string; readonly expected: string | null; readonly found: string | null; /** The canonical bytes behind it. */ readonly bytes: Uint8Array | null };
export type RecordFault = { readonly ok: false; readonly reason: string };

/** What the trace can be compared with: what a record says of the action it speaks of. All of it is claimed by the signer. */
export type RecordClaims = {
  readonly tool: string | null;
  readonly decision: "allow" | "deny" | "other" | null;
  /** Ids of the call, most specific first. */
  readonly callIds: readonly string[];
  readonly session: string | null;
  /** Digest of the arguments: hex, and the canonical form it was made with. */
  readonly argumentsDigest: { readonly hex: string; readonly algorithm: "sha256" | "sha512"; readonly form: string | null } | null;
  readonly actor: string | null;
  /** Which part of the action it speaks of (what was asked, what came of it); null where the format does not say. Entries of one action differ in it. */
  readonly phase: string | null;
};

/** One format of signed records: pure functions over the lossless tree. See README.md for what each has to say. */
export type Profile = {
  readonly format: AuditFormat;
  /** In words: the canonical form and what is signed, as the panel shows it. */
  readonly describes: string;
  /** By shape, never by name. Asked for the first readable record of a file. */
  readonly detect: (record: SignedObject) => boolean;
  /** The format carries no signatures at all. */
  readonly neverSigned: boolean;
  /** `signed`: links lie inside what is signed; `unsigned`: a chain that anybody can repair; `none`. */
  readonly chain: "signed" | "unsigned" | "none";
  /** `form`: one of the other forms, in place of the format's own. */
  readonly read: (record: SignedObject, json: SignedJson, crypto: AuditCrypto, form?: CanonicalFormName) => RecordFacts | RecordFault;
  /** Canonical forms of other producers of the format, which `describes` names. They count where the format's own does not fit, and under them nothing may fall out of what is signed. */
  readonly otherForms?: (record: SignedObject) => readonly CanonicalFormName[];
  readonly claims: (record: SignedObject) => RecordClaims;
  /** The producer drops everything before so many of the last entries. */
  readonly keeps?: number;
  /** What could not have been detected in this format, in sentences. */
  readonly blindSpots: readonly string[];
};
