const valuesMax = 20_000;
const endings = "(?:com|net|org|io|example|dev|app|info|biz|ru|cn|xyz|site|online|shop|me|co|test|local|internal|edu|gov|eu|de|uk|ch|fr)";

/** Signs of which one stands in each value. */
const signs = { page: 1, at: 2, stop: 4, slash: 8, hash: 16, underscore: 32, digit: 64 } as const;

/** Kinds of values in the order in which they are tried; `sign`: what stands in each of the kind. */
const kinds: readonly { readonly sign: number; readonly form: string }[] = [
  { sign: signs.page, form: "https?:\\/\\/[^\\s\"'<>)\\]}]{3,300}" }, // addresses of pages
  { sign: signs.at, form: "[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}" }, // mail addresses
  { sign: signs.stop, form: `\\b(?:[\\w-]{1,63}\\.){1,6}${endings}\\b(?:\\/[^\\s"'<>)\\]}]{0,200})?` }, // hosts
  { sign: signs.slash, form: "(?:\\.{0,2}\\/|~\\/)[\\w.@-]{1,80}(?:\\/[\\w.@-]{1,80}){0,10}" }, // paths
  { sign: signs.stop, form: "\\b[\\w-]{1,80}\\.(?:txt|pdf|csv|json|ya?ml|md|docx?|xlsx?|png|jpe?g|zip|tar|gz|sh|py|js|ts|sql|log|env|conf|cfg|ini|html?|bin|key|pem)\\b" }, // files
  { sign: signs.hash, form: "#[\\w-]{2,40}" },
  { sign: signs.underscore, form: "\\b[A-Za-z][A-Za-z\\d]{0,40}(?:_[A-Za-z\\d]{1,40}){1,8}\\b" }, // names as programs write them
  { sign: signs.digit, form: "(?=[\\w-]{0,200}\\d)[A-Za-z\\d][\\w-]{2,60}" }, // ids and numbers of three signs and more
  { sign: signs.digit, form: "\\d{1,12}(?:[.,]\\d{1,4})?" },
];

const patterns = new Map<number, RegExp | null>();

/** The pattern of the kinds that may stand in a text; null where none may. There are no more of them than sets of signs. */
function patternFor(text: string): RegExp | null {
  const set = signsIn(text);
  if (set === 0) return null;
  const known = patterns.get(set);
  if (known !== undefined) return known;
  const forms = kinds.filter(({ sign }) => (set & sign) !== 0).map(({ form }) => form);
  const pattern = forms.length === 0 ? null : new RegExp(forms.join("|"), "g");
  patterns.set(set, pattern);
  return pattern;
}

/** The signs of a text, as one number. */
function signsIn(text: string): number {
  let set = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x5f || code < 0x23) continue;
    if (code >= 0x30 && code <= 0x39) set |= signs.digit;
    else if (code === 0x2e && goesOn(text.charCodeAt(at + 1))) set |= signs.stop;
    else if (code === 0x2f) set |= signs.slash;
    else if (code === 0x3a && text.startsWith("//", at + 1)) set |= signs.page;
    else if (code === 0x40) set |= signs.at;
    else if (code === 0x23) set |= signs.hash;
    else if (code === 0x5f) set |= signs.underscore;
  }
  return set;
}

/** A full stop inside a name has a letter, a digit or a dash behind it; NaN is the end of the text. */
const goesOn = (code: number): boolean => (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code === 0x5f || code === 0x2d;

/** One spelling for an address, an amount, an id. */
export function valueKey(value: string): string {
  let key = value.toLowerCase();
  if (key.startsWith("http")) key = key.replace(/^https?:\/\//, "");
  if (key.startsWith("www.")) key = key.slice(4);
  if (endsInMark(key)) key = key.replace(/[.,;:!?/]+$/, "");
  if (key.startsWith("#")) key = key.slice(1);
  return key.endsWith("0") ? key.replace(/^(\d+)[.,]0+$/, "$1") : key;
}

const marks = ".,;:!?/";
const endsInMark = (text: string): boolean => text !== "" && marks.includes(text.charAt(text.length - 1));

/** Numbers that are written in groups: accounts, telephone numbers, thousands; and what is numbered by letters before it. */
const grouped = /\b[A-Z]{2}\d{2}(?: [A-Z\d]{2,4}){3,8}\b|\+?\b\d{2,5}(?:[ -]\d{2,4}){2,6}\b|\b\d{1,3}(?:[,.' ]\d{3}){1,4}\b|\b[A-Z]{1,5}-\d{2,8}\b/g;
const joined = (value: string): string => (/^[A-Z]{1,5}-\d/.test(value) ? value.replace(/^[A-Z]+-/, "") : value.replace(/[ ,.'+-]/g, "")).toLowerCase();

/** Addresses, paths, ids and numbers of a text, each in one spelling. At most 20,000 are read. */
export function valuesIn(text: string): Set<string> {
  const out = new Set<string>();
  let count = 0;
  const pattern = patternFor(text);
  if (pattern === null) return out;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (count++ > valuesMax) break;
    const key = valueKey(match[0]);
    if (key !== "") out.add(key);
    const host = key.includes("/") ? /^[\w.-]+\.[a-z]{2,8}(?=\/)/.exec(key)?.[0] : undefined;
    if (host !== undefined) out.add(host);
  }
  if (/\d[ ,.'-]\d|[A-Z]-\d/.test(text)) for (const match of text.matchAll(grouped)) out.add(joined(match[0]));
  return out;
}

/** Quoted names in a text: 'PASS999', "Bank Details". */
export function quotedIn(text: string): Set<string> {
  const out = new Set<string>();
  for (const match of text.matchAll(/(?:^|[\s(:=,])["'“‘`]{1,2}([^"'”’`\n]{2,80})["'”’`]{1,2}/g)) {
    const value = match[1]?.trim().toLowerCase() ?? "";
    if (value !== "") out.add(value);
  }
  return out;
}
