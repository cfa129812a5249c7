import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Folder of shared real samples, or null where this machine has none. */
export const corpora = process.env["AFTERTRACE_CORPORA"] ?? null;

/** The lines of a shared table of cases as parsed JSON; empty where no samples are here. Throws where they are and lack it. */
export function corpusLines(path: string): Record<string, unknown>[] {
  if (corpora === null || corpora === "") return [];
  const text = readFileSync(join(corpora, path), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
