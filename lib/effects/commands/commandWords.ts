import type { ShellWord } from "../shell/shellWord.ts";

/** A command line read by the usual customs: options anywhere before `--`, values behind `=` or as the next word. */
export type CommandWords = {
  /** Words that are no options and no values of options, in order. */
  readonly operands: readonly ShellWord[];
  /** Every option as written, without its value. Bundled short ones (`-rf`) are there as `-r` and `-f` too. */
  readonly options: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
};

/** Reads words into operands and options. `valueOptions` take the next word as their value. */
export function commandWords(words: readonly ShellWord[], valueOptions: ReadonlySet<string>): CommandWords {
  const operands: ShellWord[] = [];
  const options = new Set<string>();
  const values = new Map<string, string[]>();
  const give = (name: string, value: string): void => void values.set(name, [...(values.get(name) ?? []), value]);
  let isOver = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    const { text } = word;
    if (isOver || text === "-" || !text.startsWith("-") || text === "") operands.push(word);
    else if (text === "--") {
      isOver = true;
      options.add("--");
    }
    else at += takeOption(text, words[at + 1]?.text, { options, give, valueOptions });
  }
  return { operands, options, values };
}

type Taking = { readonly options: Set<string>; readonly give: (name: string, value: string) => void; readonly valueOptions: ReadonlySet<string> };

/** Answers how many further words it took. */
function takeOption(text: string, next: string | undefined, { options, give, valueOptions }: Taking): number {
  const equals = text.indexOf("=");
  const name = equals > 0 ? text.slice(0, equals) : text;
  options.add(name);
  if (equals > 0) {
    options.add(text);
    give(name, text.slice(equals + 1));
    return 0;
  }
  if (valueOptions.has(name)) {
    if (next !== undefined) {
      give(name, next);
      options.add(`${name}=${next}`);
    }
    return 1;
  }
  if (/^-[A-Za-z0-9]{2,}$/.test(text)) {
    for (let at = 1; at < text.length; at++) {
      const short = `-${text[at] ?? ""}`;
      options.add(short);
      if (valueOptions.has(short)) {
        const glued = text.slice(at + 1);
        const value = glued === "" ? next : glued;
        if (value !== undefined) {
          give(short, value);
          options.add(`${short}=${value}`);
        }
        return glued === "" ? 1 : 0;
      }
    }
  }
  return 0;
}

/** Is an option there, also cut short where the tool allows it (`--forc`), also bundled (`-fd`)? `--name=value` wants the value. */
export function hasOption({ options }: CommandWords, wanted: string, abbreviations = false): boolean {
  if (options.has(wanted)) return true;
  if (wanted.includes("*")) {
    const [start = "", ...rest] = wanted.split("*");
    return [...options].some((one) => one.startsWith(start) && rest.every((part) => one.includes(part)));
  }
  if (!abbreviations || !wanted.startsWith("--")) return false;
  const [name = "", value] = wanted.split("=", 2);
  return [...options].some((one) => {
    const [given = "", own] = one.split("=", 2);
    return given.startsWith("--") && given.length >= 3 && name.startsWith(given) && value === own;
  });
}
