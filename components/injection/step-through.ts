import type { PassageView } from "@/lib/api/injectionContract.ts";
import type { Command } from "../keys/bindings.ts";
import type { InjectionAddress } from "./injection-address.ts";

type Scene = {
  readonly documents: readonly { readonly id: string }[]; readonly document: string | null;
  readonly passages: readonly Pick<PassageView, "number">[]; readonly passage: number | null;
};

/** What a key opens: the next or previous passage or document; null where there is none, or the key means something else. */
export function stepThrough(command: Command, { documents, document, passages, passage }: Scene): Partial<InjectionAddress> | null {
  switch (command) {
    case "nextPassage": case "previousPassage": {
      const to = neighbour(passages, (one) => one.number === passage, command === "nextPassage");
      return to === undefined || document === null ? null : { document, passage: to.number };
    }
    case "nextDocument": case "previousDocument": {
      const to = neighbour(documents, (one) => one.id === document, command === "nextDocument");
      return to === undefined ? null : { document: to.id, passage: null, call: null };
    }
    default: return null;
  }
}

/** From no place the next is the first, the previous the last. */
function neighbour<T>(all: readonly T[], isHere: (one: T) => boolean, forward: boolean): T | undefined {
  const at = all.findIndex(isHere);
  if (at < 0) return forward ? all[0] : all.at(-1);
  return forward ? all[at + 1] : at === 0 ? undefined : all[at - 1];
}
