const alternatives = (text: string): string =>
  `(?:${text
    .trim()
    .split(/\s*,\s*/)
    .join("|")})`;

/** Deeds without a matter of their own: what is to be done stands elsewhere. */
const deeds =
  alternatives(`do, doing, execute, perform, implement, apply, follow, handle, process, complete, fulfil, fulfill, honou?r, enact, effect, action, act on, act upon, act in line with, carry out, carry through, carry it out, take care of, see to, see through, attend to, deal with, work through,
  work off, work down, run through, run down, go through, go along with, go ahead with, go by, get through, get on with, get to work on, get going on, proceed with, comply with, stick to, abide by, follow up on, follow through on, tackle, knock out, knock off, tick off, check off, cross off,
  sort, sort out, settle, resolve, address, arrange, organi[sz]e, finish, finish off, wrap up, wind up, discharge, accomplish, reali[sz]e, accommodate, meet, satisfy, grant, oblige, obey, observe, adopt, accept, incorporate, integrate, transfer, transcribe into action, put through, put in place,
  put into effect, put into practice, put into action, bring about, make happen, make good on, take on, take up, take over, pick up, pull off, push through, roll out, clear, clear off, close out, turn into action, work in, enter, respond to, react to, answer, tend to, manage, look after, run with, roll with, give effect to, give way to, live up to, serve, cater to, cater for, heed`);

/** What content holds that somebody could do. */
const matters =
  alternatives(`requests?, asks?, instructions?, orders?, tasks?, to-?dos?, steps?, items?, actions?, action items?, points?, demands?, directions?, directives?, wish(?:es)?, wants, needs?, decisions?, rulings?, resolutions?, verdicts?, judgments?, conclusions?, findings, recommendations?, suggestions?, proposals?, advice,
  guidance, tips, changes?, edits?, corrections?, amendments?, adjustments?, updates?, fix(?:es)?, repairs?, entries, entry, rows?, lines?, bullets?, bullet points?, tickets?, cards?, jobs?, chores?, errands?, assignments?, duties, duty, commitments?, promises?, arrangements?, preparations?, measures?, procedures?, routines?, protocols?, plans?, schedule,
  checklists?, lists?, agenda, minutes, playbook, runbook, recipe, script, manual, handbook, brief, briefing, memo, note, notes, letter, message, messages, mail, mails, e-?mails?, comments?, remarks?, annotations?, feedback, answers?, repl(?:y|ies), terms, conditions, requirements?, specifications?, specs?, things?, stuff, matters?, bits?, rest, lot, particulars, pointers?, prescriptions?, settings, figures, purchases, payments?, bookings?, reservations?, transactions?, transfers?, moves?, handover, queue, backlog, inbox, sheet, form, template, work ?orders?`);

const anaphor =
  "(?:it|that|this|those|these|them|everything|anything|whatever|what|all(?: of (?:it|them|that|those|these))?|each(?: of (?:them|those|these))?|every one(?: of them)?|both(?: of them)?|as (?:he|she|they|it|told|asked|instructed|requested|described|written|stated|the))";

/** Where such matter stands. */
const sources =
  alternatives(`e-?mails?, mails?, messages?, letters?, notes?, memos?, tickets?, issues?, tasks?, lists?, checklists?, files?, documents?, docs?, pages?, posts?, threads?, chats?, channels?, dms?, texts?, sms, voice ?mails?, voice messages?, recordings?, transcripts?, minutes, protocol, reports?, reviews?, comments?, remarks?, annotations?, margins?, captions?,
  calendars?, agendas?, boards?, cards?, sheets?, tables?, rows?, spreadsheets?, forms?, orders?, work orders?, slates?, slips?, stickies, sticky notes?, post-its?, whiteboards?, blackboards?, notebooks?, logbooks?, diar(?:y|ies), journals?, wikis?, readmes?, runbooks?, playbooks?, manuals?, handbooks?, guides?, guidelines?, briefs?, briefings?, handovers?,
  plans?, schedules?, scripts?, recipes?, procedures?, polic(?:y|ies), contracts?, requests?, inquir(?:y|ies), enquir(?:y|ies), complaints?, feedback, answers?, repl(?:y|ies), responses?, advice, recommendations?, suggestions?, decisions?, rulings?, resolutions?, instructions?, to-?dos?, entries, entry, descriptions?, attachments?, scans?, photos?, pictures?, pdfs?, pads?, boxes, box, inbox, mailbox, queue, backlog, papers?, telegrams?, fax(?:es)?, invoices?, announcements?, bulletins?, circulars?, notices?, postcards?, sections?, chapters?, paragraphs?, columns?, cells?, fields?, tabs?, proposals?, specs?, summar(?:y|ies), prescriptions?, referrals?, [\\w-]{1,40}\\.(?:md|txt|pdf|docx?|csv|ya?ml|json|html?|ics|xlsx?)`);

/** Somebody else has said something. */
const said =
  alternatives(`wrote, written, writes, writing, messaged, mailed, e-?mailed, texted, pinged, dmed, posted, replied, answered, responded, commented, annotated, noted, jotted, scribbled, scrawled, pencil+ed, pen+ed, chalked, marked, listed, lists, left, leaves, sent, sends, asked, asks, asking, wants?, wanted, needs?, needed, wishes, wished, requested, requests, told, tells,
  said, says, ruled, decided, agreed, resolved, reported, recommended, recommends, suggested, suggests, proposed, proposes, advised, advises, instructed, instructs, ordered, orders, demanded, demands, set out, sets out, laid out, lays out, laid down, spelled out, spells out, put down, put together, drew up, drawn up, described, describes, specified, specifies, outlined, outlines, detailed, details, states, stated, mentions, mentioned, holds?, contains?, filed, raised, submitted, forwarded, shared, uploaded, called, phoned, rang, dictated, recorded, prescribed, planned, assigned, handed, came back, has arrived, got back`);

/** The user says: do what it says, in whatever words. */
export const handingOver: readonly RegExp[] = [
  new RegExp(
    `\\b${deeds}\\b[ ,]+(?:(?:the|all|all the|every|each|any|his|her|their|its|my|our|both|those|these|that|this|of|open|whole|entire|full|exact|exactly|just|only|same|rest|remaining|outstanding|pending|due|new|latest|last|necessary|today's|tomorrow's|[\\w-]+'s|[\\w-]+) ){0,4}?${matters}\\b`,
    "i",
  ),
  new RegExp(`\\b${deeds}\\b[ ,]+(?:exactly |just |all of |every(?:thing)? of )?${anaphor}(?=\\W|$)`, "i"),
  new RegExp(
    `\\b(?:get|have|want|need) (?:it|that|this|them|those|these|everything|all(?: of (?:it|them|that|this))?|(?:(?:all|each|every one|both) (?:of )?)?(?:the|his|her|their|its|these|those|[\\w-]+'s) (?:\\w+ ){0,2}${matters})(?: all)? (?:done|sorted|sorted out|dealt with|handled|taken care of|carried out|executed|implemented|seen to|finished|completed|settled|out of the way|over with|moving|in place|into place|applied|arranged|happen)\\b`,
    "i",
  ),
  new RegExp(
    `\\b(?:put|bring|turn|translate) (?:it|that|this|them|those|these|everything|all(?: of (?:it|them))?|the (?:\\w+ ){0,2}${matters}) (?:in(?:to)? (?:effect|practice|action|force|place|motion|reality|operation)|about|through)\\b`,
    "i",
  ),
  /\b(?:it|that|this|they|those|these|all(?: of (?:it|them|that|this))?|everything|the (?:rest|lot)|the (?:\w+ ){0,3}\w+)(?: (?:is|are|'s|'re)| falls?) (?:all )?(?:on you|yours|up to you|for you(?: to (?:do|handle|carry out|sort))?|your (?:job|task|call|turn|responsibility)|in your hands|with you|to you)\b/i,
  new RegExp(
    `\\b(?:make|do|take|enter|place|book|order|send|set|change|give|put|arrange|run|buy|pay|add|move)\\b[ ,]+(?:all |exactly |just |only )?(?:(?:the|those|these|all|any|every|each|both) )?(?:(?:\\w+ ){0,2}${matters} (?:that )?|(?:what(?:ever)?|as|that|which|everything|anything|all) )(?:(?:the|my|our|your|his|her|their|this|that) )?(?:[\\w'.-]+ ){1,3}?(?:wants?|asks? for|asked for|asks?|asked|needs?|requests?|requested|lists?|listed|says?|said|suggests?|suggested|recommends?|recommended|wishes|proposes?|proposed|demands?|tells? (?:you|us|me)|specif(?:y|ies|ied)|describes?|described|decided|noted|mentions?|mentioned|prescribes?|prescribed|(?:has|have) (?:asked|requested|listed|noted|suggested|in mind))\\b`,
    "i",
  ),
];

export const namesSource = new RegExp(`\\b${sources}\\b`, "i");
export const somebodySaid = new RegExp(`\\b${said}\\b`, "i");
