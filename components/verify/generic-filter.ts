import { canonicalFormNames, type CanonicalFormName } from "@/lib/audit/canonicalForms.ts";
import { messageForms, type GenericChoice, type MessageForm, type SignedPart } from "@/lib/audit/genericProfile.ts";
import type { RecordShape } from "./session/protocol.ts";

/** What the reader says of how an unknown record is signed; null: not said, anything may fit. Paths and parts as their names. */
export type Narrowed = { readonly signature: string | null; readonly part: string | null; readonly form: string | null; readonly message: string | null; readonly key: string | null };
export const anything: Narrowed = { signature: null, part: null, form: null, message: null, key: null };

export const trustedKeyName = "a key that was given";

export const pathName = (path: readonly string[]): string => path.join(".");

/** "the rest of the record", "event", "the text of body". */
export function partName(part: SignedPart): string {
  switch (part.kind) {
    case "rest": return "the record without its signature";
    case "member": return pathName(part.path);
    case "text": return `the text of ${pathName(part.path)}`;
  }
}

const messageNames: Readonly<Record<MessageForm, string>> = { bytes: "the bytes", sha256: "their SHA-256", "sha256 hex": "their SHA-256 as hex text" };
export const messageName = (message: MessageForm): string => messageNames[message];
export const keyNameOf = ({ embedded }: GenericChoice): string => (embedded === null ? trustedKeyName : pathName(embedded));

/** The choices that agree with what the reader said. */
export function narrowed(choices: readonly GenericChoice[], { signature, part, form, message, key }: Narrowed): readonly GenericChoice[] {
  const agrees = (said: string | null, is: string | null): boolean => said === null || said === is;
  return choices.filter((choice) => agrees(signature, pathName(choice.signature)) && agrees(part, partName(choice.part)) && agrees(form, choice.form ?? "none") && agrees(message, choice.message) && agrees(key, keyNameOf(choice)));
}

type Options = Readonly<Record<keyof Narrowed, readonly string[]>>;

/** What can be said of each, from the members of the first record. */
export function optionsOf(shape: RecordShape): Options {
  return { signature: shape.signatures.map(pathName), part: partsOf(shape).map(partName), form: [...canonicalFormNames, "none"], message: messageForms, key: [trustedKeyName, ...shape.keys.map(pathName)] };
}

/** The reading that the reader spelled out in full, whether it fits or not; null while something is not said. */
export function spelledOut({ signature, part, form, message, key }: Narrowed, shape: RecordShape): GenericChoice | null {
  const path = shape.signatures.find((one) => pathName(one) === signature);
  const signed = partsOf(shape).find((one) => partName(one) === part);
  const messageForm = messageForms.find((one) => one === message);
  if (path === undefined || signed === undefined || messageForm === undefined) return null;
  const written: CanonicalFormName | null | undefined = signed.kind === "text" ? null : canonicalFormNames.find((one) => one === form);
  if (written === undefined) return null;
  const embedded = shape.keys.find((one) => pathName(one) === key) ?? null;
  return { signature: path, part: signed, form: written, message: messageForm, embedded, chain: null };
}

function partsOf({ members, texts }: RecordShape): readonly SignedPart[] {
  return [{ kind: "rest" }, ...members.map((path): SignedPart => ({ kind: "member", path })), ...texts.map((path): SignedPart => ({ kind: "text", path }))];
}
