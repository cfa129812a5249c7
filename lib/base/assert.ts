/** Ends a switch over a union: the compiler refuses it while a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`A case was forgotten: ${String(value)}`);
}

/**
 * Returns `value`, which the caller knows to be there.
 * @throws Error with `what` where it is null or undefined: a mistake of ours, never of the evidence.
 */
export function ensure<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Missing: ${what}`);
  return value;
}

/** @throws Error with `what` where `condition` is false. */
export function assertTrue(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`Not so: ${what}`);
}
