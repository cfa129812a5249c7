import { kindsOfVerb } from "../../rules/injection/actions.ts";
import { type Sentence, sentences } from "./sentences.ts";

/** A sentence, or what is set off from the data that it stands in. */
export type Segment = Sentence & {
  /** It begins in the middle of a line that did not end: somebody put it behind what stood there. */
  readonly grafted: boolean;
};

const starters =
  "The|This|That|These|Those|My|Our|Your|All|Any|Every|Each|If|When|Whenever|Before|After|Once|Until|As|For|To|From|No|Do|Don't|Never|Please|Kindly|You|We|It|There|Hi|Hello|Hey|Dear|Attention|Important|Urgent|Note|Notice|Warning|Alert|Reminder|Now|Then|Next|First|Also|Finally|Instead|Whoever|Whatever|Whichever|Anyone|Anybody|Someone|Somebody|Everyone|Can|Could|Would|Will|Should|Must|Be|Go|Let|Make|Message|Instructions?|Assistants?|Agents?|Model|AI|LLMs?|System|User|Human|Operator|Developer|What|Quick|Just|One|Nobody|Nothing|Everything|Since|Because|While|Upon|By|With|Without|Though|Although|Remember|Ignore|Disregard|Forget|Stop|Hold|Nota|Hinweis|Note";

/** What ends nothing: data behind which somebody put a sentence of their own. */
const open = "(?<=[a-z\\d%)\\]—–+|>\\u2026] {1,3})";
const thing =
  "(?:the|a|an|my|our|all|every|any|each|both|this|these|those|that|his|her|their|it|them|me|us|out|off|up|down|over|to|\\d|[\"'“@#$€£]|https?:|[A-Z][a-z])";

/* What sets pieces of a line apart: columns, rules between fields, tags, names of fields; and a new beginning where nothing had ended. */
const seams = new RegExp(
  [
    "(?<=\\S)(?:\\t+| {3,})(?=\\S)",
    " (?:\\||//|::|~~|%%|##) ",
    ";\\s?(?=[\\w.-]{1,30}=)",
    "(?<=</[A-Za-z][\\w:-]{0,40}>)",
    "(?=</?[A-Za-z][\\w:-]{0,40}[ >/])",
    "\\n(?=\\s{0,20}[\\w.[\\]-]{1,40}(?: ?=|:|  ))",
    "(?<=(?:^|\\n)\\s{0,20}[\\w.[\\]-]{1,40} ?=)(?=[^=])",
    "(?<=(?:^|\\n)\\|?\\s{0,4}[\\w -]{1,30} = )",
    "(?<=^[A-Z]{3}(?:\\+[\\w:]{0,12}){1,8})(?=[A-Z@#*\\[(<-])",
    "(?<=(?:^|\\n)[A-Z][A-Z _/-]{2,24}:)",
    "(?<=\\s--- | -- )",
    '(?<=^[\\w:.-]{0,30}\\d{1,2}[:-]\\d\\d(?:[:.-][\\d.]{1,12})?Z?(?:\\s?[\\])|,;]|(?:\\s[A-Z]{1,10})?)\\s?)(?=[A-Z@#*\\[(<"])',
    `${open}(?=(?:${starters})[ ,:!])`,
    `(?<=[a-z])(?=(?:${starters})[ ,:!])`,
    `${open}(?=[A-Z][a-z]{2,15} ${thing})`,
    `(?<=[a-z])(?=[A-Z][a-z]{2,15} (?:the|my|our|all|every|a) )`,
    `${open}(?=(?:@|#{1,3} ?|\\*{2,3} ?|\\[{1,2}|\\({2}|\\{{1,2}|%{2} ?|//)[\\w .-]{2,30}[\\])}>:]{0,2}[ :])`,
    `${open}(?=-{2,}[ >])`,
  ]
    .map((form) => `(?:${form})`)
    .join("|"),
  "g",
);
const graft = /^[A-Z@#*[({<%/-]/;

/** The sentences of a text, cut where its data begin and end. Linear. */
export function segments(text: string): Segment[] {
  const all = sentences(text);
  // Lists and logs say the same again and again.
  const whole = new Set<string>();
  return all.flatMap((sentence) => {
    if (sentence.text.length < 12 || whole.has(sentence.text)) return [{ ...sentence, grafted: false }];
    const pieces = cut(sentence);
    if (pieces.length === 1 && pieces[0]?.text === sentence.text && all.length > 1) whole.add(sentence.text);
    return pieces;
  });
}

function cut({ from, to, text }: Sentence): Segment[] {
  const out: Segment[] = [];
  let at = 0;
  let grafted = false;
  const put = (end: number, next: boolean): void => {
    const piece = text.slice(at, end);
    const lead = piece.search(/\S/);
    if (lead >= 0)
      out.push({ from: from + at + lead, to: from + at + piece.trimEnd().length, text: piece.trim(), grafted });
    grafted = next;
  };
  for (const match of text.matchAll(seams)) {
    const end = match.index + match[0].length;
    if (end === 0 || end >= text.length || match.index < at) continue;
    const rest = text.slice(end, end + 20);
    const isGraft =
      match[0] === "" &&
      /[a-z\d%)\]—–+|>\u2026] {0,3}$/.test(text.slice(Math.max(0, end - 4), end)) &&
      graft.test(rest);
    if (isGraft && !begins(rest, text.slice(Math.max(0, end - 30), end))) continue;
    put(match.index, isGraft);
    at = end;
  }
  if (at === 0) return [{ from, to, text, grafted: false }];
  put(text.length, false);
  return out;
}

const starter = new RegExp(`^(?:${starters})\\b`);
/** A word that begins a sentence rather than a name. */
function begins(rest: string, before: string): boolean {
  if (!/^[A-Z]/.test(rest)) return true;
  const word = /^[A-Za-z']+/.exec(rest)?.[0] ?? "";
  // Words in capitals one after the other are a title.
  return (
    starter.test(rest) || (kindsOfVerb(word.toLowerCase()).length > 0 && !/(?:^|\s)[A-Z][\w'-]*\s{1,3}$/.test(before))
  );
}
