import type { ActionKind } from "../../rules/injection/actions.ts";

/** What an order with a verb that no table has asks for. */
export const operates: readonly ActionKind[] = ["operate"];

const words = (text: string): readonly string[] => text.split(" ");

/** Words that stand where a verb could, before an object or behind "to", and are none, or none of acting. */
const others: ReadonlySet<string> = new Set([
  ...words(
    "about above across after against along amid among around as at before behind below beneath beside besides between beyond by despite down during except for from in inside into like minus near of off on onto opposite out outside over past per plus since than through throughout till to toward towards under underneath unlike until up upon versus via with within without",
  ),
  ...words(
    "and but or nor so yet because although though while whereas whether if unless lest once when whenever where wherever that which who whom whose what how why both either neither not only even also too very quite rather almost just still again already always never ever often here there now then thus hence else instead perhaps maybe",
  ),
  ...words(
    "all any each every few many most much no none one other others several some such the this these those two three four five six seven eight nine ten half twice double",
  ),
  ...words("i you he she it we they me him her us them my your his its our their mine yours hers ours theirs"),
  ...words(
    "be am is are was were been being have has had having do does did done can could may might must shall should will would ought need dare let",
  ),
  ...words(
    "know think believe feel seem become remain appear mean hope wish want like love hate prefer enjoy suppose guess imagine realise realize remember understand wonder wait sit lie sleep live die exist belong depend matter happen occur come look listen hear see watch talk speak discuss consider note notice learn study expect agree continue keep try thank thanks welcome sorry congrats meet ask help make get go take",
  ),
  ...words(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday january february march april june july august september october november december morning evening noon night week month year time day",
  ),
]);
const ending =
  /(?:ing|ed|ly|ness|ment|ments|tion|tions|sion|ity|ities|ous|ful|less|able|ible|ism|ist|ists|ive|est|ance|ence|hood|ship|[^su]s)$/;

/** A lower-case word that may be a verb in its base form though no table has it: where grammar asks for a verb, it is one. */
export const verbShaped = (word: string): boolean =>
  /^[a-z]{3,15}$/.test(word) && !others.has(word) && !ending.test(word);
