const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"], ["lt", "<"], ["gt", ">"], ["quot", '"'], ["apos", "'"], ["nbsp", "\u00a0"], ["copy", "©"], ["reg", "®"], ["trade", "™"], ["hellip", "…"], ["mdash", "—"], ["ndash", "–"], ["lsquo", "‘"], ["rsquo", "’"],
  ["ldquo", "“"], ["rdquo", "”"], ["laquo", "«"], ["raquo", "»"], ["bull", "•"], ["middot", "·"], ["times", "×"], ["euro", "€"], ["pound", "£"], ["sect", "§"], ["shy", "\u00ad"], ["zwnj", "\u200c"], ["zwj", "\u200d"],
  ["auml", "ä"], ["ouml", "ö"], ["uuml", "ü"], ["Auml", "Ä"], ["Ouml", "Ö"], ["Uuml", "Ü"], ["szlig", "ß"], ["eacute", "é"], ["egrave", "è"], ["agrave", "à"], ["ccedil", "ç"], ["ntilde", "ñ"], ["commat", "@"], ["period", "."],
  ["comma", ","], ["colon", ":"], ["sol", "/"], ["lowbar", "_"], ["num", "#"], ["Tab", "\t"], ["NewLine", "\n"], ["excl", "!"], ["quest", "?"], ["lpar", "("], ["rpar", ")"], ["ensp", " "], ["emsp", " "], ["thinsp", " "],
]);
const entity = /&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));?/g;

/** Text with its character references replaced; those that nobody knows stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(entity, (whole: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number.parseInt(decimal, 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
