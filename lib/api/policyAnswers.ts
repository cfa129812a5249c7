import { fingerprintOf, type KeySet } from "../audit/trustedKeys.ts";
import { currentPolicyDesk, PolicyCalledOff } from "../jobs/policy/policyDesk.ts";
import { policyCase } from "../jobs/policy/policyCase.ts";
import type { Against, PolicyCase, PolicyText, PolicyWish } from "../jobs/policy/policyOrder.ts";
import type { PreparedVersion, ExportAnswer } from "../jobs/policy/policyWork.ts";
import { errResult, okResult } from "../base/result.ts";
import { sha256Hex } from "../base/hash.ts";
import { toBase64, utf8 } from "../base/encodings.ts";
import type { PolicySignature } from "../policy/policyDocument.ts";
import { keySetOf } from "../store/incidentKeys.ts";
import type { Store } from "../store/incidents.ts";
import { notePolicyExport, policyVersion, savePolicyVersion } from "../store/policyVersions.ts";
import { signingKey } from "../store/signingKey.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { taken } from "./annotationAnswers.ts";
import { ApiError } from "./answers.ts";
import { needIndex } from "./lookups.ts";
import type { DraftChoices, HeldOutView, PolicyExportView, PolicyReview, PolicyVersionText, ReplayPage } from "./policyContract.ts";

type Asking = { readonly store: Store; readonly id: string; readonly signal: AbortSignal };

/** Asks the thread that works on policies; what it answers is of our own making. */
async function askDesk<T>(incident: PolicyCase, wish: PolicyWish, signal?: AbortSignal): Promise<T> {
  try {
    return (await currentPolicyDesk().ask(incident, wish, signal)) as T;
  } catch (error) {
    if (error instanceof PolicyCalledOff) throw new ApiError(499, "called_off", "Nobody waits for this answer any more.", "Ask again.");
    throw error;
  }
}

const caseOf = ({ store, id }: Pick<Asking, "store" | "id">): PolicyCase => policyCase(store, id, needIndex(store, id));

function againstOf({ store, id }: Pick<Asking, "store" | "id">, against: "record" | number): Against {
  if (against === "record") return { kind: "record" };
  const { version, text } = needVersion(store, id, against);
  return { kind: "version", version, text };
}

/** The version of this number, or the refusal that names it. */
export function needVersion(store: Store, id: string, version: number): PolicyVersionText {
  const found = policyVersion(store.cases, id, version);
  return taken(found === null ? errResult("no_such_version" as const) : okResult(found));
}

/** 3 for `3`; what is no number names no version. */
export const readVersion = (text: string): number => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0);

export async function draftAnswer(asking: Asking, { against, ...choices }: DraftChoices & { readonly against: "record" | number }): Promise<PolicyReview> {
  return askDesk(caseOf(asking), { kind: "draft", choices, against: againstOf(asking, against) }, asking.signal);
}

export async function replayAnswer(asking: Asking, source: PolicyText, against: "record" | number): Promise<PolicyReview> {
  const { exhibits: _, ...keys } = keySetOf(asking.store, asking.id).keys;
  return askDesk(caseOf(asking), { kind: "replay", source, against: againstOf(asking, against), keys: keys satisfies KeySet }, asking.signal);
}

export async function replayPageAnswer(asking: Asking, source: PolicyText, wish: { readonly against: "record" | number; readonly list: Extract<PolicyWish, { kind: "page" }>["list"]; readonly from: number; readonly count: number }): Promise<ReplayPage> {
  return askDesk(caseOf(asking), { kind: "page", source, ...wish, against: againstOf(asking, wish.against) }, asking.signal);
}

export async function heldOutAnswer(asking: Asking, choices: DraftChoices): Promise<HeldOutView> {
  return askDesk(caseOf(asking), { kind: "heldOut", choices }, asking.signal);
}

type Saving = { readonly source: PolicyText; readonly from: "draft" | "edit" | "import" | "rollback"; readonly restores: number | null; readonly after: number; readonly reason: string; readonly author: string };

/** Saves the next version. One that lets more through than the version before needs a reason. */
export async function saveAnswer({ store, id, signal }: Asking, { source, from, restores, after, reason, author }: Saving): Promise<PolicyVersionText> {
  const prepared = await askDesk<PreparedVersion>(caseOf({ store, id }), { kind: "prepare", source, version: after + 1 }, signal);
  if (!prepared.ok) {
    const [first] = prepared.problems;
    throw new ApiError(400, "bad_policy", `This is no policy that can be used${first === undefined ? "" : `: ${first.at}: ${first.message}`}`, first?.fix ?? "Correct it.");
  }
  const wider = prepared.changes.filter(({ direction }) => direction === "wider");
  if (wider.length > 0 && reason.trim() === "") throw new ApiError(409, "needs_reason", `This version lets more through than the one before: ${wider.slice(0, 5).map(({ what }) => what).join(", ")}${wider.length > 5 ? ` and ${wider.length - 5} more` : ""}.`, "Say why, or make it narrower.");
  const { name, text, hash, previous, changes } = prepared;
  return taken(savePolicyVersion(store, id, { name, text, hash, previous, source: from, restores, author, reason, after, changes }));
}

/** A version in the format of an engine. Where it leaves, the custody log says so. */
export async function exportAnswer({ store, id, signal }: Asking, version: number, { format, sign, save }: { readonly format: PolicyExportView["format"]; readonly sign: boolean; readonly save: boolean }): Promise<PolicyExportView> {
  const { text } = needVersion(store, id, version);
  const at = caseOf({ store, id });
  const signature = sign && format === "aftertrace" ? await signatureOf(store, at, text) : null;
  const { files, losses, warnings, hash } = await askDesk<ExportAnswer>(at, { kind: "export", text, format, signature }, signal);
  if (save) {
    const whole = files.map((file) => file.text).join("");
    const words = `allow-list version ${version}, ${hash}, as ${format}: ${files.map(({ path }) => path).join(", ")}${signature === null ? "" : `, signed by ${signature.key}`}; ${losses.length} ${losses.length === 1 ? "thing" : "things"} that this format cannot say${warnings.length === 0 ? "" : "; calls of the incident would pass"}`;
    notePolicyExport(store, id, words, { name: `policy-v${version}.${format}`, sha256: sha256Hex(whole), bytes: Buffer.byteLength(whole) });
  }
  return { format, version, hash, files, losses, warnings, signedBy: signature?.key ?? null };
}

/** By the key of this installation: the same that signs its custody logs. */
async function signatureOf(store: Store, at: PolicyCase, text: string): Promise<PolicySignature> {
  const message = await askDesk<string>(at, { kind: "message", text });
  const key = signingKey(store.cases);
  return { alg: "ed25519", key: fingerprintOf(key.publicKey, nodeCrypto.sha256), value: toBase64(key.sign(utf8(message))) };
}

