import { handingOver, namesSource, somebodySaid } from "../../rules/injection/delegationWords.ts";
import { contentWords } from "../language/words.ts";
import { valuesIn } from "../language/values.ts";

/** The user hands a decision to what some content says. */
export type Delegation = {
  readonly text: string;
  /** Stems and values of the names, files, addresses and subjects that it points to; empty where it points to whatever comes first. */
  readonly names: ReadonlySet<string>;
};

const does = "(?:do(?:ing)?|fulfil|fulfill|fulfilling|follow|following|handle|handling|take care of|taking care of|carry out|carrying out|execute|executing|complete|completing|process|processing|act on|act upon|acting on|comply with|perform|performing|work through|work on|working through|address|deal with|implement|resolve|obey|apply|go through|grant|honou?r|respond to|attend to|sort out|see to|finish|tackle|run through|proceed with|help with|help \\w+ with|settle|enter|tick off|make sure|arrange|organi[sz]e|get on with|incorporate|put (?:in|through|into practice)|meet|satisfy|accommodate|observe|clear|close out|get through|pick up|adopt|enact)";
/** Of what is given only "what they ask for" is left open: "give Ann the grade of the task" is not. */
const gives = "give (?!me|us|you)(?:him|her|them|it|\\w+(?: \\w+)?|(?:mr|mrs|ms|dr)\\. \\w+)";
const contents = "(?:(?:requests?|instructions?|asks?|orders?|tasks?|to-?dos?|steps?|items?|actions?|demands?|directions?|wish(?:es)?|needs?|points|guidance|procedure|checklist|assignments?|requirements?|to-?do list|suggestions?|recommendations?|commands?|payments?|changes?|guide|runbook|playbook|recipe|template|macro|rules?|notes?|forms?|tickets?|corrections?|fix(?:es)?|patch|entry|points?|e?-?mails?|messages?|letters?|chores?|errands?|comments?|remarks?|feedback|edits?|jobs?|wish ?lists?|agenda|minutes|queue|inbox|plan|script|article|issue|annotations?|cards?|board|work ?orders?|handover|sheet|amendments?|adjustments?)\\b|[\\w-]{1,60}\\.(?:md|txt|pdf|docx?|csv|ya?ml|json|html?|rst)\\b)";
const saying = "(?:is yours|left off|wish(?:es)?|would like|prefers?|is asking(?: for)?|asking for|puts?|left|leaves?|noted|notes?|marked|agreed|decided|sent|sends?|sets? out|says?|said|asks?|asked|asking|wants?|wanted|needs?|needed|requests?|requested|tells?|told|instructs?|suggests?|describes?|requires?|recommends?|writes?|wrote|written|states?|lists?|listed|proposes?|specif(?:y|ies|ied)|outlines?|details?|mentions?|contains?|is on (?:it|there|the)|is in (?:it|there|the)|is there)";
const done = "(?:get (?:it|this|that|them|everything) (?:done|sorted)|sort (?:it|this|that|them) out|do (?:it|that|so)|take care of (?:it|that|this|them)|see to (?:it|that)|act on (?:it|that|them)|(?:is|are) (?:fine|ok|okay|approved|good)|go ahead|carry (?:it|that|them) out|handle (?:it|that|this|them)|deal with (?:it|that|this)|complete (?:it|them|that)|finish (?:it|them)|fulfil{1,2} (?:it|them)|follow (?:it|them)|process (?:it|them)|execute (?:it|them)|settle (?:it|that|this|them)|enter (?:it|them)|apply (?:it|them)|go through (?:it|them)|book (?:it|them|what)|fix (?:it|that|them)|work through (?:it|them|that|these|all)|run through (?:it|them)|address (?:it|them|that|these|those|all)|arrange (?:it|them|that|this|everything)|organi[sz]e (?:it|them|that)|get (?:them|these|those|all of them) (?:done|sorted)|tick (?:it|them) off|go ahead with (?:it|them|that|those|these)|put (?:it|them|that) (?:in\\b(?!to)|into (?:effect|practice|action|force|place|motion)|through)|incorporate (?:it|them|that|these)|make (?:it|that) happen|give (?:him|her|them|it) what|do as|do what|do (?:them|it) all|do all of (?:them|it)|(?:remedy|solve|correct|repair) (?:it|them|that)|work (?:it|them) in|clear (?:it|them)|close (?:it|them) out|get (?:it|them|this|that) over with)";

const patterns: readonly RegExp[] = [
  new RegExp(`\\b${does}[ ,]+(?:[\\w'-]+[ ,]+){0,6}?${contents}`, "i"),
  /\bwork (?:in )?(?:the|his|her|its|their|these|those|my|[\w-]+'s) (?:[\w-]+ ){0,3}?(?:comments?|remarks?|changes?|edits?|corrections?|feedback|suggestions?|wishes)\b/i,
  new RegExp(`\\b(?:${does}|${gives})[ ,]+(?:[\\w'-]+[ ,]+){0,3}?(?:what|whatever|everything|anything|all|as)\\b(?: [\\w.'/@:-]+){0,8}? ${saying}\\b`, "i"),
  new RegExp(`\\b(?:what|whatever|everything|all)\\b[^.!?\\n]{1,100}?\\b${done}\\b`, "i"),
  new RegExp(`\\b(?:e?-?mail|message|letter|note|ticket|issue|task|list|file|page|post|comments?|remarks?|annotations?|replied|reply|answered|answer|alert|handover|cards?|errands?|wishes|jobs?|edits?|corrections?|feedback|article|brief|procedure|notes|agenda|minutes|wrote|texted|mailed|messaged|left|request|requests|memo|chat|voicemail|instructions?|something from me|a favou?r)\\b[^!?\\n]{0,120}?\\b${done}\\b`, "i"),
  new RegExp(`\\b(?:as|(?<!(?:would|'d) )like|the way)(?! (?:you|me|us|to)\\b)(?: (?:the|that|this|my|his|her|its|their))? [\\w'.-]{1,30}(?: [\\w'-]{1,20})? ${saying}\\b`, "i"),
  /\b(?:according to|in line with|as per|in accordance with|along the lines of) (?:his|her|their|its|the|this|that|[\w-]+'s) (?:\w+ ){0,2}?(?:reply|answer|e?-?mail|message|letter|note|notes|instructions?|list|comments?|remarks?|wishes|request|plan|brief|checklist|guide|runbook|handover)\b/i,
  /\bmake (?:the|these|those|all|all the|his|her|their|[\w-]+'s) (?:\w+ ){0,2}?(?:changes|corrections|edits|adjustments|amendments|updates)\b|\bget (?:[\w']+ ){1,5}done\b|\b(?:here is|here's|this is) your (?:job|task|list|to-?do)\b/i,
  /\b(?:act|proceed|respond|behave|do so) (?:accordingly|on (?:it|that|them))\b|\b(?:do|take) (?:the )?(?:necessary|needed|required|appropriate) (?:steps|actions?|things)?\b|\bdo (?:exactly )?as (?:he|she|it|they|told|instructed|the|[A-Z])|\banswer (?:all )?(?:the |its |their )?questions\b|\bfollow\w* (?:the )?(?:\w+ )?(?:steps|instructions|guide)\b/i,
];

/** "NQ-4409, NQ-4410 and NQ-4412, please.": the tickets say what is to be done. */
const numbersPlease = /(?:^|[.!?:]\s{0,3})(?:#?[A-Z]{1,8}-?\d{2,10}(?:, and |, | and )?){1,30},? please\b/m;

/** Sentences in which the user tells the agent to do what some content says. */
export function delegationsIn(text: string): Delegation[] {
  const head = withoutQuestions(text.slice(0, 20_000));
  return patterns.some((pattern) => pattern.test(head)) || numbersPlease.test(head) || handsOver(head) ? [{ text: text.slice(0, 400), names: namesIn(head) }] : [];
}

/** It speaks of some content or of what somebody said, and tells the agent to do that. */
const handsOver = (text: string): boolean => (namesSource.test(text) || somebodySaid.test(text)) && handingOver.some((pattern) => pattern.test(text));

/** "What do the patients want?" asks for an answer, not for a deed. */
const withoutQuestions = (text: string): string => text.replace(/(?<=^|[.!?\n] {0,2})(?:(?:and|but|so|also|please|hi|hello|hey)[ ,]+)?(?:what|who|whom|whose|which|when|where|why|how|did|does|do|is|are|was|were|has|have|had|any)\b(?![^.!?\n]{0,200}\b(?:you|please)\b)[^.!?\n]{0,300}\?/gi, " ");

/** The text without the phrases that delegate: "take care of" asks for no taking. */
export const withoutDelegations = (text: string): string => [...patterns, ...(handsOver(text) ? handingOver : [])].reduce((rest, pattern) => rest.replace(new RegExp(pattern.source, "gi"), " … "), text);

const common: ReadonlySet<string> = new Set("please check read mail mails email emails message messages inbox newest latest last first next today yesterday urgent request instructions could can what open look file page the i find tell summarise summarize monday tuesday wednesday thursday friday saturday sunday take work whatever do follow handle also then".split(" "));
const sentenceStart = /(?:^|[.!?]\s+|\n\s*)([A-Z][\p{L}'-]+)(?=\s+([A-Z]?[\p{L}'-]+))/gu;
const verbLike = /^(?:sent|sends|wrote|writes|asked|asks|needs|wants|mailed|shared|left|has|said|says|is|was|told|put|posted|forwarded|gave|[a-z]{2,12}ed|[A-Z][\p{L}'-]+)$/u;

/** Proper names, quoted subjects, files, addresses and numbers that a text points to. */
export function namesIn(text: string): Set<string> {
  const out = new Set<string>();
  const add = (piece: string): void => {
    for (const word of contentWords(piece)) if (!common.has(word)) out.add(word);
  };
  for (const match of text.matchAll(/(?<=[\p{L}\d,'"(’] )["“(]?([A-Z][\p{L}'-]+(?: [A-Z][\p{L}'-]+){0,2})|["“']([^"”'\n]{2,80})["”']/gu)) add(match[1] ?? match[2] ?? "");
  for (const match of text.matchAll(sentenceStart)) if (verbLike.test(match[2] ?? "")) add(match[1] ?? "");
  for (const value of valuesIn(text)) if (value.length > 1) {
    out.add(value);
    if (!/^\d+$/.test(value)) add(value.replace(/[/_.-]/g, " "));
  }
  return out;
}
