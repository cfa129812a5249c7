const stop: ReadonlySet<string> = new Set(
  ("a an the and or but if then than that this these those it its is are was were be been being am do does did done have has had having i me my mine we us our ours you your yours he him his she her hers they them their theirs who whom whose which what when where why how " +
    "to of in on at by for from with without into onto over under about as per via up down out off not no nor so too very can could will would shall should may might must please kindly also just only now here there all any each every some both either neither other another same such more most much many few less own " +
    "let lets make sure get got go ok okay yes thanks thank hello hi dear regards best one two first new need want like use using used way thing things something anything everything above below following after before again once because since while during until between through against within").split(" "),
);

/** The stem of a lower-case word: enough to bring its forms together. */
export function stem(word: string): string {
  let form = word.replace(/'s?$/, "");
  if (form.length > 4) form = form.replace(/(?:ies)$/, "y").replace(/(?<=[^s])s$/, "").replace(/(?<=(?:s|x|ch|sh|z))e$/, "");
  if (form.length > 5) form = form.replace(/(?:ing|ed)$/, "").replace(/(?<=([bdgmnprt]))\1$/, "");
  return form.length > 4 ? form.replace(/e$/, "") : form;
}

const wordsMax = 4_000;
/** Addresses are values, not words. Mail addresses are told piece by piece, because a pattern for them would look through each piece again and again. */
const addresses = /https?:\/\/\S+|www\.\S+|\b(?:[\w-]{1,63}\.){1,6}(?:com|net|org|io|example|dev|app|info)\b\S*/g;
/** Stands in every address: most texts with a full stop in them hold none. */
const signOfAddress = /:\/\/|www\.|\.(?:com|net|org|io|example|dev|app|info)\b/;

function withoutAddresses(text: string): string {
  const rest = text.includes("@") ? withoutMailAddresses(text) : text;
  return signOfAddress.test(rest) ? rest.replace(addresses, " ") : rest;
}

/** Only pieces between blanks that hold an at sign are looked at. */
function withoutMailAddresses(text: string): string {
  let out = "";
  let from = 0;
  for (let at = text.indexOf("@"); at >= 0; ) {
    let start = at;
    while (start > from && !isBlank(text.charCodeAt(start - 1))) start--;
    let end = at;
    while (end < text.length && !isBlank(text.charCodeAt(end))) end++;
    out += text.slice(from, start) + (isMailAddress(text.slice(start, end)) ? " " : text.slice(start, end));
    from = end;
    at = text.indexOf("@", end);
  }
  return out + text.slice(from);
}

const blank = /\s/;
const isBlank = (code: number): boolean => (code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : blank.test(String.fromCharCode(code)));

/** Something, an at sign, something, a dot, something. */
function isMailAddress(piece: string): boolean {
  const at = piece.indexOf("@", 1);
  return at > 0 && piece.lastIndexOf(".", piece.length - 2) > at + 1;
}

const mayHoldAddress = /[@:]|\.\w/;

/** Stems of the words that carry meaning; names with capitals, underscores or dots in them come apart. At most 4,000 words are read. */
export function contentWords(text: string): Set<string> {
  const out = new Set<string>();
  for (const word of wordsOf(text)) out.add(word);
  return out;
}

/** The same in the order of the text, some of them more than once. */
export function wordsOf(text: string): string[] {
  const read = mayHoldAddress.test(text) ? withoutAddresses(text) : text;
  const out: string[] = [];
  let count = 0;
  for (let at = 0; at < read.length; ) {
    const first = read.charCodeAt(at);
    if (kindAt(read, at, first) < letter) {
      at++;
      continue;
    }
    const end = endOfWord(read, at);
    if (count++ > wordsMax) break;
    const meant = meaningOf(read.slice(at, end));
    if (meant !== "") out.push(meant);
    at = end;
  }
  return out;
}

/** Behind the letters, numbers and apostrophes of a word; a capital behind a small letter or a digit begins the next. */
function endOfWord(text: string, from: number): number {
  let before = other;
  for (let at = from; at < text.length; ) {
    const code = text.charCodeAt(at);
    const kind = kindAt(text, at, code);
    if (kind === other || (kind === capital && (before === small || before === digit))) return at;
    before = kind;
    at += isPaired(code) ? 2 : 1;
  }
  return text.length;
}

const keptLengthMax = 12;
const keptMax = 20_000;
/** What words came to, by word: texts are made of few. Longer ones are rare, and would keep the text alive that they were cut from. */
const kept = new Map<string, string>();

/** The stem of a word, empty where it carries no meaning. */
function meaningOf(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const lower = word.toLowerCase().replace(/’/g, "'");
  const meant = lower.length > 1 && !stop.has(lower) ? stem(lower) : "";
  if (word.length > keptLengthMax) return meant;
  if (kept.size >= keptMax) kept.clear();
  kept.set(word, meant);
  return meant;
}

const [other, digit, inside, letter, small, capital] = [1, 2, 3, 4, 5, 6];
/** Kinds of the code units that were met, 0 for those that were not; `small`, `capital` and `digit` are those of ASCII. */
const kinds = new Uint8Array(0x10000);
const [anyLetter, anyNumber] = [/^\p{L}/u, /^\p{N}/u];

function kindAt(text: string, at: number, code: number): number {
  const known = kinds[code] ?? 0;
  if (known !== 0) return known;
  const sign = String.fromCodePoint(text.codePointAt(at) ?? code);
  const kind = /[a-z]/.test(sign) ? small : /[A-Z]/.test(sign) ? capital : /\d/.test(sign) ? digit : /['’]/.test(sign) ? inside : anyLetter.test(sign) ? letter : anyNumber.test(sign) ? inside : other;
  // The first half of a pair says nothing of the sign.
  if (!isPaired(code)) kinds[code] = kind;
  return kind;
}

const isPaired = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
