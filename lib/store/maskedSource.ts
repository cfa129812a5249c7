import type { KnownSecrets } from "../effects/secrets/knownSecrets.ts";
import { maskDraft } from "../effects/secrets/maskDraft.ts";
import { Masking } from "../effects/secrets/masking.ts";
import type { DraftSource } from "../trace/loadSighting.ts";
import type { Draft } from "../trace/model.ts";

/** A source whose drafts are masked, and the credentials that lay in those that were read through it. */
export type MaskedSource = DraftSource & { readonly met: ReadonlySet<string> };

type Masked = { readonly draft: Draft; readonly met: ReadonlySet<string> };
/** A draft is masked once while it is kept: its record may be large, and is read again with each click. */
const kept = new WeakMap<KnownSecrets, WeakMap<Draft, Masked>>();

/**
 * Reads through another source and masks what it gives: whole texts, before anything is cut out of them, so that no credential lies across a cut.
 * Masks are as long as what they cover, so that places in the original stay places here.
 */
export function maskedSource(source: DraftSource, known: KnownSecrets): MaskedSource {
  const met = new Set<string>();
  const drafts = kept.get(known) ?? new WeakMap<Draft, Masked>();
  kept.set(known, drafts);
  const masked = (draft: Draft): Draft => {
    const one = drafts.get(draft) ?? maskedDraft(draft, known);
    drafts.set(draft, one);
    for (const fingerprint of one.met) met.add(fingerprint);
    return one.draft;
  };
  return {
    met,
    draft: async (place) => {
      const draft = await source.draft(place);
      return draft === null ? null : masked(draft);
    },
    complete: async (merged, exhibit) => {
      const whole = masked(await source.complete(merged, exhibit));
      return whole.type === "span" ? whole : merged;
    },
  };
}

function maskedDraft(draft: Draft, known: KnownSecrets): Masked {
  const masking = new Masking(known);
  return { draft: maskDraft(draft, masking), met: masking.met };
}
