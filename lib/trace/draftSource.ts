import type { RecordAddress } from "../evidence/record.ts";
import type { ExhibitShelf } from "../formats/exhibitShelf.ts";
import type { DraftSource } from "./loadSighting.ts";

/** Maps records again through a shelf. `recordAt` finds the address that the index keeps of a record. */
export function draftSource(shelf: ExhibitShelf, recordAt: (record: number) => { readonly exhibit: number; readonly address: RecordAddress }): DraftSource {
  return {
    draft: async (place) => {
      const { exhibit, address } = recordAt(place.record);
      return (await shelf.drafts(exhibit, address))[place.draft] ?? null;
    },
    complete: async (merged, exhibit) => {
      const { recognised } = await shelf.exhibit(exhibit);
      return recognised?.adapter.complete?.(merged, recognised.detection) ?? merged;
    },
  };
}
