import type { JsonValue } from "../../base/json.ts";

/** A name out of a parser's tree; empty where there is none. */
export const textOr = (node: JsonValue | undefined): string => (typeof node === "string" ? node : "");
