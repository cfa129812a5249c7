/** How messages of an `altered_entry` begin that speak of its signature. Apart from what judges records: pages need the words alone. */
export const notStrict = "the signature is not strictly valid";
export const unusableKey = "its key is not to be used";
export const doesNotFit = "the signature does not fit these bytes";

/** Whether the message of an `altered_entry` speaks of its signature; any other speaks of a hash, an id, or a member that has no place. */
export function speaksOfSignature(message: string): boolean {
  return [notStrict, unusableKey, doesNotFit].some((begin) => message.startsWith(begin));
}
