import { ApiError } from "./answers.ts";

const numbered = (letter: "c" | "d", id: string): number => (new RegExp(`^${letter}[1-9]\\d{0,14}$`).test(id) ? Number(id.slice(1)) : 0);

/** 3 for d3; 0, which no document has, for what names none. */
export const readDocument = (id: string): number => numbered("d", id);
/** 7 for c7; 0, which no call has, for what names none. */
export const readCall = (id: string): number => numbered("c", id);

export const noSuchDocument = (): ApiError => new ApiError(404, "no_such_document", "There is no such document in this incident.", "Ids of documents come with /injection/documents; a new analysis numbers them anew.");
