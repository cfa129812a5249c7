import type { PayloadState } from "@/lib/trace/model.ts";

/** What a missing or shortened payload means. They are different things, and none of them says that nothing happened. */
export const payloadWords: Record<Exclude<PayloadState, "present">, { readonly word: string; readonly meaning: string }> = {
  empty: { word: "Empty", meaning: "The export has a place for it, and the place holds nothing." },
  not_captured: { word: "Not captured", meaning: "This export does not carry it. It may exist in the system that was exported from; the exhibit's problems say how to get it." },
  withheld: { word: "Withheld", meaning: "Something took it out before or while it was recorded. What it was cannot be told from this exhibit." },
  stored_elsewhere: { word: "Stored elsewhere", meaning: "The exhibit holds only a pointer to it. The bytes have to be fetched from there and added as an exhibit." },
  cut: { word: "Cut", meaning: "It ends at a limit of the exporter: what follows the cut is not in the evidence." },
};
