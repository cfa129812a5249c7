const greeting = /^[ \t>]*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|bonjour|hola)\b[^\n]{0,60}$/im;
const farewell = /^[ \t>]*(?:best|regards|best regards|kind regards|warm regards|best wishes|cheers|thanks|many thanks|thank you|sincerely|yours|yours (?:sincerely|truly|faithfully)|love|see you|take care|talk soon|respectfully)[,.!]?[ \t]*$/im;

const opening = /^\W{0,4}(?:\[[^\]\n]{1,40}\]\s*)?(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))\b/i;

/** A name alone in the last paragraph. */
const signed = /\n[ \t]*\n[ \t]*\p{Lu}[\p{L}'.-]+(?: (?:& )?\p{Lu}[\p{L}'.-]*){1,4}\s*$/u;

/** A person writes to a person: somebody greets at the beginning, or signs at the end. */
export function isLetter(text: string): boolean {
  return opening.test(text) || signed.test(text.slice(-80)) || greeting.test(text.slice(0, 400)) || farewell.test(text.slice(-400)) ;
}
