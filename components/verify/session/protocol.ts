import type { AuditEntryDetail, AuditLog } from "@/lib/api/auditContract.ts";
import type { DeclaredEnd } from "@/lib/audit/chainContext.ts";
import type { GenericChoice } from "@/lib/audit/genericProfile.ts";
import type { KeyFile } from "@/lib/audit/keyFile.ts";
import type { Container } from "@/lib/audit/logEntries.ts";
import type { AuditFormat } from "@/lib/audit/profile.ts";
import type { KeySet } from "@/lib/audit/trustedKeys.ts";
import type { AuditFindings } from "@/lib/findings.ts";
import type { EntryFilter, EntryWindow } from "../../evidence/verification/entry-source.ts";

/** What a file turned out to be. `unknown`: no format that is known; `records`: whether it holds JSON objects that may be signed all the same. */
export type FileKind =
  | { readonly kind: "log"; readonly format: AuditFormat; readonly container: Container; /** The fact that decided it. */ readonly why: string }
  | { readonly kind: "keys"; readonly keys: KeyFile }
  | { readonly kind: "head"; readonly end: DeclaredEnd }
  | { readonly kind: "unknown"; readonly records: boolean };

/** A file as the worker has read it. */
export type ReadFile = { readonly bytes: number; readonly sha256: string; readonly is: FileKind };

/** What a log is verified with: keys, what lies beside it, and how an unknown shape is to be read. */
export type VerifyRequest = {
  readonly exhibit: string;
  readonly keys: KeySet;
  /** Fingerprints of keys that came with the log and that the reader accepted for this look. */
  readonly accepted: readonly string[];
  readonly head: string | null;
  readonly payload: string | null;
  readonly generic: GenericChoice | null;
};

/** A key that the entries of a log bring: offered, never used by itself. */
export type OfferedKey = { readonly key: Uint8Array; readonly fingerprint: string; readonly id: string | null; readonly entry: number; readonly entries: number; readonly weakness: string | null };

/** A verdict reached in this page: what the API says of a log, and what only this page needs. */
export type PageLog = AuditLog & {
  readonly container: Container;
  readonly accepted: readonly string[];
  readonly offered: readonly OfferedKey[];
  /** A head that was given and whose signature holds under none of the keys: it counted for nothing. */
  readonly headRefused: boolean;
  readonly tookMs: number;
};

/** The whole verdict, and where the first entry stands that cannot be read. */
export type PageFindings = { readonly audit: AuditFindings; readonly firstUnreadable: string | null };

export type VerifyOutcome =
  | { readonly type: "verified"; readonly log: PageLog }
  /** Nothing in it is a signed record of a known format. */
  | { readonly type: "nothing" }
  | { readonly type: "cancelled"; readonly entries: number };

/** How far a verification has come. `share`: of the text, 0 to 1. */
export type VerifyProgress = { readonly entries: number; readonly share: number };

/** A choice with the entry of the first record that it was tried on. */
export type SignatureCheck = { readonly key: Uint8Array; readonly message: Uint8Array; readonly signature: Uint8Array };
/** `weakness`: why it cannot be strictly valid, whatever the message. */
export type SignatureAnswer = { readonly valid: boolean; readonly keyWeakness: string | null; readonly signatureWeakness: string | null };

/** Members of the first readable record that may hold a signature, be what is signed, or bring a key. */
export type RecordShape = { readonly signatures: readonly (readonly string[])[]; readonly members: readonly (readonly string[])[]; readonly texts: readonly (readonly string[])[]; readonly keys: readonly (readonly string[])[] };
export type GenericAnswer = { readonly shape: RecordShape | null; readonly fitting: readonly GenericChoice[] };

/** What the page asks, and what is answered: one answer for each question. */
export type Questions = {
  readonly read: { readonly ask: { readonly file: string; readonly name: string; readonly blob: Blob }; readonly answer: ReadFile };
  readonly forget: { readonly ask: { readonly file: string }; readonly answer: null };
  readonly verify: { readonly ask: { readonly file: string; readonly request: VerifyRequest }; readonly answer: VerifyOutcome };
  readonly window: { readonly ask: { readonly file: string; readonly from: number; readonly count: number; readonly filter: EntryFilter | null }; readonly answer: EntryWindow };
  readonly detail: { readonly ask: { readonly file: string; readonly entry: number; readonly limit: number }; readonly answer: AuditEntryDetail | null };
  readonly findings: { readonly ask: { readonly file: string }; readonly answer: PageFindings | null };
  readonly candidates: { readonly ask: { readonly file: string; readonly keys: KeySet }; readonly answer: GenericAnswer };
  readonly signature: { readonly ask: SignatureCheck; readonly answer: SignatureAnswer };
};
export type QuestionName = keyof Questions;

export type ToWorker =
  | { [Name in QuestionName]: { readonly type: Name; readonly id: number; readonly ask: Questions[Name]["ask"] } }[QuestionName]
  /** Calls off a verification; its answer is then `cancelled`. */
  | { readonly type: "cancel"; readonly id: number };

export type FromWorker =
  | { readonly type: "answer"; readonly id: number; readonly value: Questions[QuestionName]["answer"] }
  | { readonly type: "failed"; readonly id: number; readonly message: string }
  | { readonly type: "progress"; readonly id: number; readonly progress: VerifyProgress };
