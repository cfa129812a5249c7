export type Trail = readonly (string | number)[];
/** Patterns that a place may still match, and how far each is matched. */
export type Progress = readonly { readonly segments: readonly string[]; readonly done: number }[];

/** Reads patterns: JSON pointers (RFC 6901) in which the segment `*` stands for any index or name. */
export function readPatterns(patterns: readonly string[]): Progress {
  return patterns.map((pattern) => ({ segments: pointerSegments(pattern), done: 0 }));
}

/** The names of a JSON pointer, unescaped; `""` has none. */
export function pointerSegments(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function pointerText(trail: Trail): string {
  return trail.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** One step further down. */
export function advance(progress: Progress, step: string | number): Progress {
  const name = String(step);
  return progress
    .filter(({ segments, done }) => done < segments.length && (segments[done] === "*" || segments[done] === name))
    .map(({ segments, done }) => ({ segments, done: done + 1 }));
}

/** The pattern that is matched in full, if one is. */
export function matched(progress: Progress): readonly string[] | null {
  return progress.find(({ segments, done }) => done === segments.length)?.segments ?? null;
}

/** What the wildcards of a matched pattern stand for. */
export function wildcardPath(segments: readonly string[], trail: Trail): (string | number)[] {
  return trail.filter((_, index) => segments[index] === "*");
}
