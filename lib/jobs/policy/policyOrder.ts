import type { DraftChoices, ImportFormat, ReplayList } from "../../api/policyContract.ts";
import type { KeySet } from "../../audit/trustedKeys.ts";
import type { Evidence } from "../../formats/exhibitShelf.ts";
import type { OriginVerdict } from "../../findings.ts";
import type { ExportFormat } from "../../policy/policyExport.ts";
import type { PolicySignature } from "../../policy/policyDocument.ts";

/** The incident as it stands: where its index and its bytes lie, and what people say of its calls. */
export type PolicyCase = {
  readonly title: string;
  readonly indexPath: string;
  /** Changes with the index. */
  readonly identity: string;
  readonly evidence: readonly Evidence[];
  readonly scratch: string;
  /** Numbers of calls. `origins`: why people say that calls were made. */
  readonly excluded: readonly number[];
  readonly included: readonly number[];
  readonly harmful: readonly number[];
  readonly origins: readonly (readonly [number, OriginVerdict])[];
  readonly zeroUs: number | null;
  /** The newest version: what a change is compared with. */
  readonly latest: { readonly version: number; readonly text: string } | null;
};

export type PolicyText = { readonly text: string; readonly format: ImportFormat };
/** What the lists of a replay compare with. */
export type Against = { readonly kind: "record" } | { readonly kind: "version"; readonly version: number; readonly text: string };

/** What the worker is asked. */
export type PolicyWish =
  | { readonly kind: "draft"; readonly choices: DraftChoices; readonly against: Against }
  | { readonly kind: "replay"; readonly source: PolicyText; readonly against: Against; readonly keys: KeySet }
  | { readonly kind: "page"; readonly source: PolicyText; readonly against: Against; readonly list: ReplayList; readonly from: number; readonly count: number }
  | { readonly kind: "heldOut"; readonly choices: DraftChoices }
  | { readonly kind: "prepare"; readonly source: PolicyText; readonly version: number }
  | { readonly kind: "message"; readonly text: string }
  | { readonly kind: "export"; readonly text: string; readonly format: ExportFormat; readonly signature: PolicySignature | null };

export type PolicyOrder = { readonly id: number; readonly incident: PolicyCase; readonly wish: PolicyWish };
export type PolicyReply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly failed: string };
