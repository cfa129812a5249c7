/** Letters of other scripts that look like a Latin letter in most fonts; each Latin letter with its doubles. */
const doubles: readonly (readonly [string, string])[] = [
  ["a", "аαɑӑӓⲁ"], ["b", "ЬьƄᏏᖯ"], ["c", "сϲⅽᴄⲥꮯ"], ["d", "ԁⅾᏧᑯ"], ["e", "еёєҽ℮εѐӗꬲⲉ"], ["f", "ſẝꬵϝք"], ["g", "ɡցƍᶃ"], ["h", "һհᏂ"], ["i", "іїιıɩɪӏɩꭵίϊ"],
  ["j", "јϳյ"], ["k", "κкⲕкқӄ"], ["l", "ⅼӀıןاⵏוᛁ∣"], ["m", "ⅿмᴍ"], ["n", "ոռпηņո"], ["o", "оοօσჿᴏⲟ੦০௦๐໐०օόӧ"], ["p", "рρϱᴩⲣ"], ["q", "ԛգզ"], ["r", "гᴦⲅꭇꮁ"],
  ["s", "ѕꜱꮪʂ"], ["t", "тτᴛ"], ["u", "υսʋᴜꞟцύ"], ["v", "νѵᴠⅴⱱᶹ"], ["w", "ѡԝᴡωшաⱳ"], ["x", "хχⅹ᙮ҳ"], ["y", "уүγʏỿყўӯ"], ["z", "ᴢʐȥ"],
  ["A", "АΑᎪᗅꓮⲀ"], ["B", "ВΒᏴᗷꓐⲂ"], ["C", "СϹᏟꓚⅭⲤ"], ["D", "ᎠᗞꓓⅮ"], ["E", "ЕΕᎬꓰⴹЁ"], ["F", "ϜᖴꓝҒ"], ["G", "ԌᏀꓖ"], ["H", "НΗᎻᕼꓧⲎ"], ["I", "ІΙӀⅠꓲЇ"],
  ["J", "ЈᎫᒍꓙͿ"], ["K", "КΚᏦꓗⲔ"], ["L", "ᏞᒪꓡⅬԼ"], ["M", "МΜᎷꓟⅯⲘ"], ["N", "ΝꓠⲚ"], ["O", "ОΟՕჿꓳⲞⵔ"], ["P", "РΡᏢᑭꓑⲢ"], ["Q", "Ԛⵕ"], ["R", "ᎡᏒᖇꓣ"],
  ["S", "ЅՏᏕꓢᏚ"], ["T", "ТΤᎢꓔⲦ"], ["U", "ՍᑌꓴՍ"], ["V", "ѴᏙᐯꓦⅤ"], ["W", "ԜᎳᏔꓪ"], ["X", "ХΧꓫⅩⲬ"], ["Y", "УΥҮꓬᎩⲨ"], ["Z", "ΖᏃꓜⲌ"],
];

/** Small capitals, and letters of the signs for regions: written for their looks, and no compatibility forms. */
const styled: readonly (readonly [string, string])[] = [
  ["a", "ᴀ"], ["b", "ʙ"], ["c", "ᴄ"], ["d", "ᴅ"], ["e", "ᴇ"], ["f", "ꜰ"], ["g", "ɢ"], ["h", "ʜ"], ["i", "ɪ"], ["j", "ᴊ"], ["k", "ᴋ"], ["l", "ʟ"], ["m", "ᴍ"],
  ["n", "ɴ"], ["o", "ᴏ"], ["p", "ᴘ"], ["q", "ꞯ"], ["r", "ʀ"], ["s", "ꜱ"], ["t", "ᴛ"], ["u", "ᴜ"], ["v", "ᴠ"], ["w", "ᴡ"], ["y", "ʏ"], ["z", "ᴢ"],
];

const tableOf = (pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> => new Map(pairs.flatMap(([plain, others]) => Array.from(others, (other) => [other, plain] as const)));

const confusables = tableOf(doubles);
const styledLetters = tableOf(styled);

/** A character that stands for an ASCII one: as a double from another script, or as a styled form of the letter itself. */
export type Disguise = { readonly plain: string; readonly kind: "confusable" | "styled" };

const known = new Map<string, Disguise | null>();
/** Documents use few different characters; one that uses all of them is not to fill the memory. */
const knownMax = 20_000;

/** The ASCII that a character (one code point, not ASCII) stands for, null where it stands for itself. */
export function disguiseOf(character: string): Disguise | null {
  let disguise = known.get(character);
  if (disguise === undefined) {
    disguise = lookUp(character);
    if (known.size < knownMax) known.set(character, disguise);
  }
  return disguise;
}

function lookUp(character: string): Disguise | null {
  const small = styledLetters.get(character);
  if (small !== undefined) return { plain: small, kind: "styled" };
  const double = confusables.get(character);
  if (double !== undefined) return { plain: double, kind: "confusable" };
  const code = character.codePointAt(0) ?? 0;
  const enclosed = enclosedLetter(code);
  if (enclosed !== null) return { plain: enclosed, kind: "styled" };
  if (code < 0xaa || (code > 0x24f && code < 0x2b0)) return null;
  const folded = character.normalize("NFKC");
  if (folded === character) return null;
  if (/^[!-~]$/.test(folded)) return { plain: folded, kind: "styled" };
  const bracketed = /^\(([a-zA-Z0-9])\)$/.exec(folded)?.[1];
  return bracketed === undefined ? null : { plain: bracketed, kind: "styled" };
}

/** Squared and circled letters on a dark ground, and the letters of which flags are made. */
function enclosedLetter(code: number): string | null {
  for (const first of [0x1f150, 0x1f170, 0x1f1e6]) if (code >= first && code < first + 26) return String.fromCharCode(0x41 + code - first);
  return null;
}
