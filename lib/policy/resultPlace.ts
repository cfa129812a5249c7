import { parsePath, pathText, type ValuePath } from "./valuePath.ts";

/** A place in the results of a tool: `get_user:$.email`. */
export type ResultPlace = { readonly tool: string; readonly path: ValuePath };

/** Reads `tool:$.path`; null for anything else. Names of tools may hold colons. */
export function parseResultPlace(text: string): ResultPlace | null {
  const at = text.indexOf(":$");
  if (at <= 0) return null;
  const path = parsePath(text.slice(at + 1));
  return path === null ? null : { tool: text.slice(0, at), path };
}

/** The same as text. */
export const resultPlaceText = ({ tool, path }: ResultPlace): string => `${tool}:${pathText(path, "$")}`;
