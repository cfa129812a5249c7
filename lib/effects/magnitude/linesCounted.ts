import type { Magnitude, MagnitudeUnit } from "../effect.ts";

/** Tools that say one line for each thing: the lines are counted. */
const lines: readonly (readonly [RegExp, MagnitudeUnit])[] = [
  [/^\S+ "[^"\n]+" (?:force )?deleted(?: from \S+ namespace)?[ \t]*$/gm, "resources"],
  [/^[\w.-]+\/[\w.-]+ (?:deleted|scaled|restarted|evicted|drained|cordoned|pruned|configured|created|patched|annotated|labeled)\b.*$/gm, "resources"],
  [/^release "[^"\n]+" uninstalled[ \t]*$/gm, "resources"],
  [/^[ \t]*Removing \S.*$/gm, "files"],
  [/^removed (?!directory\b)['‘"`].*$/gm, "files"],
  [/^[ \t]*delete: \S+.*$/gm, "objects"],
  [/^Removing \w+:\/\/\S+.*$/gm, "objects"],
  [/^Deleted branch \S+.*$/gm, "branches"],
  [/^ - \[deleted\]\s+.*$/gm, "branches"],
  [/^Deleted tag \S+.*$/gm, "branches"],
  [/^(?:Untagged|Deleted): sha256:\S+[ \t]*$/gm, "objects"],
  [/^.*\bRunning (?:downgrade|stamp_revision)\b.*$/gm, "migrations"],
  [/^[ \t]*(?:Unapplying|Rolling back|Reverting|Rolled back|Migrated down)[ :]\s*\S+.*$/gim, "migrations"],
  [/^== \S+ \S+: reverted.*$/gm, "migrations"],
  [/^remove snapshot \S+.*$|^snapshot \S+ removed.*$/gm, "snapshots"],
];

const bytes: Readonly<Record<string, number>> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3, tib: 1024 ** 4 };

/** Counts of things that a command line tool lists, or totals that it prints under its own words. Null: none. */
export function linesCounted(text: string): Magnitude | null {
  const terraform = [...text.matchAll(/\b(\d+) (?:to destroy|destroyed)\b/g)].at(-1) ?? /Destroy complete! Resources: (\d+)/.exec(text);
  if (terraform) return { resources: Number(terraform[1]) };
  const pulumi = /^[ \t]*-[ \t]+(\d+) (?:deleted|to delete)[ \t]*$/m.exec(text);
  if (pulumi) return { resources: Number(pulumi[1]) };
  const docker = prunedByDocker(text);
  if (docker !== null) return docker;
  for (const [pattern, unit] of lines) {
    const count = [...text.matchAll(pattern)].length;
    if (count > 0) return { [unit]: count };
  }
  return null;
}

/** `docker … prune`: what is listed under a heading, else the space that it says it freed. */
function prunedByDocker(text: string): Magnitude | null {
  const listed = [...text.matchAll(/^Deleted (?:Containers|Volumes|Images|Networks|build cache objects):\n((?:\S.*\n?)*)/gim)].flatMap(([, list = ""]) => list.split("\n").filter((line) => line.trim() !== "" && !/^(?:untagged|Total|Deleted)/i.test(line)));
  if (listed.length > 0) return { objects: listed.length };
  const space = /Total reclaimed space:\s*([\d.]+)\s*([KMGT]?i?B)/i.exec(text);
  if (space === null) return null;
  return { bytes: Math.round(Number(space[1]) * (bytes[(space[2] ?? "").toLowerCase()] ?? 1)) };
}
