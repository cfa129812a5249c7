import { refusal, type Access, type AskedFor, type GuardedRequest, hasCredential, type Refusal } from "./access.ts";

/** Wrong credentials that are answered, and in which time: ten a second leave no hope even for a weak token. */
const wrongMax = 100;
const windowMs = 10_000;

/** Counts wrong credentials, of whomever: addresses are cheap. `now` is a monotonic clock in milliseconds. */
export class Guesses {
  #wrong = 0;
  #since = -Infinity;

  constructor(private readonly now: () => number) {}

  /** Are there so many these seconds that none is looked at, not even the right one? */
  tooMany(): boolean {
    if (this.now() - this.#since >= windowMs) this.#wrong = 0;
    return this.#wrong >= wrongMax;
  }

  wrong(): void {
    if (this.#wrong === 0) this.#since = this.now();
    this.#wrong++;
  }
}

declare global {
  /** Pages and each route handler are bundles of their own; they count together. */
  var aftertraceGuesses: Guesses | undefined;
}

export const guesses = (): Guesses => (globalThis.aftertraceGuesses ??= new Guesses(() => performance.now()));

/** `refusal`, and no looking at credentials while too many wrong ones come. */
export function guardedRefusal(request: GuardedRequest, access: Access, asked: AskedFor, counter = guesses()): Refusal | null {
  const isGuess = access.token !== null && hasCredential(request.headers);
  if (isGuess && counter.tooMany()) return { status: 429, message: "Too many wrong tokens came just now. Wait ten seconds." };
  const refused = refusal(request, access, asked);
  if (isGuess && refused?.status === 401) counter.wrong();
  return refused;
}
