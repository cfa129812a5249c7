import type { CommandRule, CommandTable } from "../../rules/effects/commandTable.ts";
import type { ShellWord } from "../shell/shellWord.ts";

/** One word of a verb: `get-*` begins with it, `*-all` ends with it, `*` is any word; `a|b` either. */
type WordTest = { readonly exact: ReadonlySet<string>; readonly shapes: readonly (readonly string[])[]; readonly any: boolean };
type Verb = { readonly at: number; readonly words: readonly WordTest[] };

/** The verbs of a rule by their first word: a table has hundreds, and each command asks all of them. */
type Verbs = { readonly byFirst: ReadonlyMap<string, readonly Verb[]>; readonly shaped: readonly Verb[]; /** The verb that is no word at all. */ readonly bare: number };

function wordTest(pattern: string): WordTest {
  const parts = pattern.split("|");
  return { exact: new Set(parts.filter((part) => !part.includes("*"))), shapes: parts.filter((part) => part.includes("*") && part !== "*").map((part) => part.split("*")), any: parts.includes("*") };
}

const shapeFits = (shape: readonly string[], word: string): boolean => {
  const [first = "", last = ""] = [shape[0], shape.at(-1)];
  if (!word.startsWith(first) || !word.endsWith(last) || word.length < first.length + last.length) return false;
  let from = first.length;
  return shape.slice(1, -1).every((part) => {
    const place = word.indexOf(part, from);
    from = place + part.length;
    return place >= 0 && from <= word.length - last.length;
  });
};

const testFits = ({ exact, shapes, any }: WordTest, word: string): boolean => any || exact.has(word) || shapes.some((shape) => shapeFits(shape, word));

const known = new Map<string, WordTest>();

/** Does a word fit a pattern of a table? */
export function wordFits(pattern: string, word: string): boolean {
  const test = known.get(pattern) ?? wordTest(pattern);
  known.set(pattern, test);
  return testFits(test, word);
}

const verbsOf = new WeakMap<CommandRule, Verbs>();

function compiled(rule: CommandRule): Verbs {
  const known = verbsOf.get(rule);
  if (known !== undefined) return known;
  const byFirst = new Map<string, Verb[]>();
  const shaped: Verb[] = [];
  let bare = -1;
  (typeof rule.verb === "string" ? [rule.verb] : rule.verb).forEach((written, at) => {
    const verb: Verb = { at, words: written === "" ? [] : written.split(" ").map(wordTest) };
    const [first] = verb.words;
    if (first === undefined) bare = at;
    else if (first.any || first.shapes.length > 0) shaped.push(verb);
    else for (const word of first.exact) byFirst.set(word, [...(byFirst.get(word) ?? []), verb]);
  });
  const made = { byFirst, shaped, bare };
  verbsOf.set(rule, made);
  return made;
}

/** The operands behind each verb of a rule that fits, in the order in which the rule names them. */
export function behindVerbs(rule: CommandRule, operands: readonly ShellWord[], { groups = 0, anyCase = false }: CommandTable): (readonly ShellWord[])[] {
  const { byFirst, shaped, bare } = compiled(rule);
  const found: { readonly at: number; readonly start: number; readonly rest: readonly ShellWord[] }[] = [];
  if (bare >= 0 && operands.length === 0) found.push({ at: bare, start: 0, rest: [] });
  const last = typeof groups === "number" ? groups : operands[0] !== undefined && groups.includes(operands[0].text) ? 1 : 0;
  const texts = anyCase ? operands.map(({ text }) => text.toLowerCase()) : null;
  const textAt = (at: number): string | undefined => (texts === null ? operands[at]?.text : texts[at]);
  for (let start = 0; start <= last && start < operands.length; start++) {
    const candidates = [...(byFirst.get(textAt(start) ?? "") ?? []), ...shaped];
    for (const { at, words } of candidates) {
      const fits = words.every((test, place) => {
        const word = textAt(start + place);
        return word !== undefined && testFits(test, word);
      });
      if (fits) found.push({ at, start, rest: operands.slice(start + words.length) });
    }
  }
  return found.length < 2 ? found.map(({ rest }) => rest) : found.sort((a, b) => a.at - b.at || a.start - b.start).map(({ rest }) => rest);
}
