/**
 * How often one letter follows another in English words: half bits of surprise, in base 36, capped at "z".
 * Rows are the first letter, columns the second; place 0 is the edge of a word, 1 to 26 are a to z.
 */
const rows = [
  "z797899bb8ffa9aa8h878acalfj", "bqa79le9lakd6a7r9p685bbghbj", "96heg5mpj8am5cl7eu8ad6iquan", "96mci6qo6ao89io5ho9c6ajqqep",
  "38jjc4lip6knbjg9hydagahmjds", "59f97cbdgfknab7ibe669jcebgn", "77lil68vv4vvalk5ov8c98rprbv", "2anjq5hc98ljbdabis8bh9pkwhl",
  "55ipn3mlq6sqhff6jjad9cqlwdw", "dbc899a9smpg8946ckb87lbvesc", "e7pdp3pfjdpbjpj7ffp4e7ppipp", "39htf4ccj6jjdi9cgtg7deiftet",
  "67fha5gkp5ug6lk7fphbaaehs7y", "75bjf4llq6wmf9g76sjbkaispiw", "58l877c5jajeehd9hrk75ddlpem", "9cca9fbdmdhd984b9z6a97a9gho",
  "86njd6ife9xi7gk68x5b8atkxex", "boiookoooooo8ooohkoio0okooo", "67hcc4fdn7rcdbb7gkb99cdgzaz", "3clbj6hna8qeeggaaih969jhles",
  "57mbi5hk75omdhi8gz88bbzerbp", "cb99b8fbp8rn796h8x666orsgmj", "b5njl2uhu4qqmlhaounfhfkuukq", "65ohl6lh65uodu87gu88olquuqu",
  "48h9f6lrj7nnhhrh4rlh5hrrhal", "1fffechklbuobca89qe9cjoeuph", "95oio2ooh6ooaoh8ookfohooiab",
];

export const letterCount = 27;

/** Surprise in half bits at place `first * letterCount + second`. */
export const pairSurprise: Int8Array = Int8Array.from(rows.join(""), (digit) => Number.parseInt(digit, 36));

/** 1 to 26 for an ASCII letter of either case, 0 for anything else. */
export function letterIndex(code: number): number {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? lower - 0x60 : 0;
}

/** Words so common that any English sentence has some. */
export const commonWords: ReadonlySet<string> = new Set(
  ("the to and of in is for or that you with this be it can not as when an on from your if by are will any at but no have all do does we our has was into its it's more most some one two first last " +
    "then than there their they them these those who what which where while how why should would could must may might never always before after about over under again also just only other same such until without within through during " +
    "please send delete remove open move add set create change update reply forward share publish approve cancel pay run turn off start stop show tell ask use make take give get put read write post call buy book order file files mail email " +
    "user assistant agent system message account address password admin note ignore previous instructions instead every everything anyone secret token key list name page link new next now today tomorrow").split(" "),
);
