import type { EntrySource } from "../evidence/verification/entry-source.ts";
import type { Refusal } from "../shell/api.ts";
import type { Asks } from "./verify-desk.ts";

/** The entries of a log that was verified in this page. */
export function deskSource(client: Asks, file: string): EntrySource {
  return {
    window: async (from, count, filter) => ({ ok: true, value: await client.ask("window", { file, from, count, filter }) }),
    detail: async (entry, limit) => {
      const value = await client.ask("detail", { file, entry, limit });
      return value === null ? { ok: false, refusal: noEntry(entry) } : { ok: true, value };
    },
  };
}

function noEntry(entry: number): Refusal {
  return { code: "entry_not_found", status: null, message: `The log has no entry ${entry}.`, fix: "Entries count from 1, in the order of the file." };
}
