import type { MarkedRows } from "./rowMarks.ts";

declare global {
  /** Each route handler is a bundle of its own; they share the open indexes and the results kept with them. */
  var aftertraceMarksVersions: { readonly of: WeakMap<MarkedRows, number>; last: number } | undefined;
}

/** A number for these marks, as long as they are the same object: what was made of others must not be taken for theirs. */
export function marksVersion(marks: MarkedRows): number {
  const versions = (globalThis.aftertraceMarksVersions ??= { of: new WeakMap(), last: 0 });
  const version = versions.of.get(marks) ?? ++versions.last;
  versions.of.set(marks, version);
  return version;
}
