import { z } from "zod";
import { ApiError } from "./answers.ts";

/** The id of a row in an address; 0, which no row has, where it is none. */
export const readRow = (text: string): number => z.coerce.number().int().min(1).safeParse(text).data ?? 0;

export const noSuchRow = (): ApiError => new ApiError(404, "no_such_row", "There is no such row.", "Row ids come with the timeline; a new analysis numbers them anew.");

/** Where a JSON pointer leads nowhere: `names` of its names do lead somewhere. Null: it is no pointer. */
export function noSuchValue(where: { readonly names: number; readonly of: number } | null): ApiError {
  const message = where === null ? "The path is no JSON pointer." : `There is no value at this path: name ${where.names + 1} of ${where.of} leads nowhere.`;
  return new ApiError(404, "no_such_value", message, "Paths come with the members of a value. They are JSON pointers (RFC 6901) from the top of the part: /messages/0; ~1 stands for a slash, ~0 for a tilde.");
}
