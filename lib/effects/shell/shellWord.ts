/** One word of a command after everything that can be followed has been followed. */
export type ShellWord = {
  /** Quotes undone; what could not be followed stands as it was written (`$HOME`, `$(date)`). */
  readonly text: string;
  /** Nothing in it is left to be worked out when the command runs. Globs do not count: they match what is there. */
  readonly constant: boolean;
  /** It was quoted, in part at least: then `-` may be data and a glob is a letter. */
  readonly quoted: boolean;
  readonly glob: boolean;
};

export const plainWord = (text: string): ShellWord => ({ text, constant: true, quoted: false, glob: false });

/** What a command reads from its standard input, as far as the line shows it. */
export type Stdin =
  | { readonly kind: "none" }
  | { readonly kind: "text"; readonly text: string; /** How it came about: the responder sees both texts. */ readonly how: string }
  /** Fetched over the network, or taken apart by a command that is not followed: code in it is not shown. */
  | { readonly kind: "hidden"; readonly from: string; readonly network: boolean }
  | { readonly kind: "file"; readonly path: string }
  /** Output of an ordinary command, line by line. */
  | { readonly kind: "command"; readonly name: string; /** Output of commands that read credentials. */ readonly secret: boolean; /** What of it the line shows all the same: `(cat a; echo b)`. */ readonly shown?: string };

export const noStdin: Stdin = { kind: "none" };
