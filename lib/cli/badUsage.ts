/** The command line was called in a way that it does not understand, or with a path that cannot be opened. */
export class BadUsage extends Error {
  override readonly name = "BadUsage";
  readonly hint: string;

  constructor(message: string, hint = "See: aftertrace help") {
    super(message);
    this.hint = hint;
  }
}
