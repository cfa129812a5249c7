/** An answer that may be a stated failure; thrown errors are kept for mistakes of ours. */
export type Result<T, E = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function okResult<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function errResult<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
