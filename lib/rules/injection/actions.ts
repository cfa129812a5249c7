import { irregularParticiples, moreAmbiguousVerbs, moreProgramVerbs, moreVerbs } from "./moreVerbs.ts";

/** Kinds of action that an instruction may ask for and a call may carry out. `operate`: a deed of no kind of its own, that only its word tells. */
export const actionKinds = [
  "pay", "buy", "send", "share", "delete", "create", "book", "update", "move", "run", "visit", "submit", "stop", "approve", "read", "operate",
] as const;
export type ActionKind = (typeof actionKinds)[number];

const words = (text: string): readonly string[] => text.split(" ");

/**
 * Verbs of acting, in their base form. A verb may be of several kinds: what it acts on decides.
 * The order within a kind does not matter.
 */
const verbsOf: Readonly<Record<ActionKind, readonly string[]>> = {
  pay: words("pay transfer wire deposit withdraw remit reimburse refund donate tip charge credit debit settle invest lend repay send sell trade collect exchange convert stake bid raise remunerate prepay overpay underwrite liquidate borrow swap unstake pledge"),
  buy: words("buy purchase order reorder rebuy checkout add get restock preorder repurchase outbid"),
  send: words("send review like upvote retweet vote mail email forward reply respond post publish message text notify tell inform report tweet dm share submit upload broadcast announce call write contact deliver ship fax leak exfiltrate attach disclose reveal hand pass put include mention quote redirect dispatch copy answer resend repost crosspost reshare downvote unlike retract rsvp dial divert"),
  share: words("share make grant give invite add allow permit authorize authorise expose unlock assign promote enable whitelist allowlist open join follow subscribe publish set change let elevate escalate provide fill befriend unfollow uninvite impersonate onboard unhide reveal blacklist blocklist"),
  delete: words("delete decommission overwrite quarantine remove erase wipe drop purge clear destroy uninstall cancel discard trash empty truncate unsubscribe revoke terminate strip deregister unlink detach leave close withdraw take flush reset format shred reject annul nullify unpublish delist unlist retract expire evict deprovision offboard unfriend uninvite expunge scrub waive unsend decline unpair abolish dissolve abandon strike shed"),
  create: words("create add make register open generate write insert post set start file build append draft fork clone initialize initialise install launch spawn provision star follow log record save prescribe reissue regenerate forge enact"),
  book: words("book reserve schedule reschedule arrange plan set make add create rent hire cancel rebook postpone delay prolong reseat"),
  update: words("update squash rebase clean tidy point rotate patch flag rollback revert link unlink migrate change set modify edit rename replace reset configure adjust upgrade downgrade scale promote demote pin hide resize mark raise lower increase decrease correct alter amend switch turn enable disable assign reassign tag label rate extend shorten move toggle flip rewrite fix redirect give prioritize prioritise append include guide star log record bump waive double triple quadruple halve reduce boost lift relax tighten loosen backdate postdate falsify renew reactivate reopen restore recover regenerate reissue relist retitle relabel unassign untag unpin unarchive unhide reprovision postpone delay prolong brighten preheat take put divert name strike"),
  move: words("move copy relocate transfer upload download save export import archive backup migrate merge push pull sync rename place put store fetch swap restore unarchive deliver divert"),
  run: words("run drain escalate arm disarm dim heat ping execute start install launch trigger invoke deploy restart reboot download compile build push merge call eval apply use perform curl wget play initiate activate release spawn kick preheat dispense water vacuum feed ventilate cordon failover throttle dial shed"),
  visit: words("visit open click browse go navigate follow access load head see use enter tap press scan"),
  submit: words("enter fill input submit type sign register subscribe provide login log apply enrol enroll join vote activate claim redeem confirm verify complete book"),
  stop: words("disable silence stop deactivate kill halt suspend pause block lock shut turn switch revoke ban mute unlock terminate restart reboot bypass skip ignore override freeze unblock close snooze postpone delay evict throttle cordon expel decline waive lift take end unpair shed"),
  approve: words("approve accept authorize authorise confirm sign merge allow permit grant validate endorse resolve dismiss admit excuse certify countersign"),
  read: words("read get list search find look show view check review see summarise summarize fetch retrieve count compare describe collect gather inspect examine verify calculate query browse monitor locate identify extract explain analyse analyze print display translate watch"),
  operate: [],
};

/** Verbs that are as often nouns or adjectives: at the beginning of a sentence they count only before something that they can act on. */
export const ambiguousVerbs: ReadonlySet<string> = new Set(words(
  "dial pledge strike shed name end answer clean tidy point patch flag link vote like dim heat order book transfer set report call text message mail email post contact record file log rate tag label copy backup archive release start run check use open close clear empty free lock block stop pause play watch list search show view review look read count query print display charge credit debit tip trade exchange stake bid plan schedule rent hire share follow star build fork clone draft place put store access load press scan tap type sign register claim complete confirm sync import export upload download update change switch turn move push pull merge mark lower correct format trash drop purge reset ship fax dispatch notice note tweet dm ban mute group get make give take let see head go add raise present test fix bump extend light deposit repay pass hand quote mention direct include approve apply perform join leave skip prompt double triple water swap delay lift boost",
).concat(words(moreAmbiguousVerbs)));

/** Verbs that ask for no more than attention; alone they are no instruction to act. */
export const idleVerbs: ReadonlySet<string> = new Set(words(
  "read see note find look check review view show contact consider remember keep stay feel enjoy wait refer imagine think know learn hope try expect let use visit browse get go see choose select pick watch listen",
));

/**
 * Verbs for what a program can do to accounts, messages, files and machines. Other verbs of acting are as often asked of people: to press a button,
 * to bring a cake.
 */
export const programVerbs: ReadonlySet<string> = new Set(words(
  "pay transfer wire deposit withdraw remit reimburse refund donate charge buy purchase order reorder rebuy sell trade send mail email forward redirect share grant invite authorize authorise delete remove erase wipe drop purge clear cancel create register add generate update change set modify edit rename replace reset configure disable enable deactivate activate move copy upload download export import publish post broadcast run execute install restart reboot deploy merge push revoke approve reject assign reassign subscribe unsubscribe book reserve schedule reschedule unlock lock open close block unblock mute silence extend mark upgrade downgrade scale promote demote raise lower increase decrease switch turn make give archive visit navigate click suspend terminate fill submit whitelist allowlist leak disclose reveal expose attach put save freeze unfreeze empty hide pin convert collect dispatch print record initiate guide prioritize accept dismiss resolve leave truncate uninstall fetch launch trigger invoke tag label link top exchange rebook settle store insert append point rotate patch flag revert unlink migrate decommission overwrite quarantine drain escalate arm disarm star reply enrol enroll waive double triple quadruple halve reduce boost lift relax backdate postdate falsify renew reactivate reopen restore recover regenerate reissue relist retitle relabel unassign untag unpin unarchive unhide resend repost crosspost reshare retract annul nullify unpublish delist unlist expire evict deprovision offboard onboard unfriend befriend unfollow uninvite expunge scrub unsend decline postpone delay prolong impersonate blacklist blocklist liquidate swap unstake prescribe dispense snooze throttle cordon expel certify countersign take repay stake bid sign unpair dissolve rent rate pledge divert dial shed",
).concat(words(moreProgramVerbs)));

const past: Readonly<Record<string, string>> = { sent: "send", paid: "pay", bought: "buy", gave: "give", made: "make", took: "take", wrote: "write", shipped: "ship", transferred: "transfer" };
/** Past forms that stand for an order where no subject precedes them and somebody outside is to receive something. */
export const pastForms: ReadonlyMap<string, string> = new Map(Object.entries(past));

const kindsOf = new Map<string, ActionKind[]>();
for (const kind of actionKinds) for (const verb of new Set([...verbsOf[kind], ...words(kind === "read" ? "" : moreVerbs[kind])])) if (verb !== "") kindsOf.set(verb, [...(kindsOf.get(verb) ?? []), kind]);

/** Kinds of action that a verb in its base form may stand for; none where it is no verb of acting. */
export const kindsOfVerb = (verb: string): readonly ActionKind[] => kindsOf.get(verb) ?? [];

/** The base form of an inflected verb of acting, or null: "deleting", "deleted", "deletes". */
export function baseVerb(word: string): string | null {
  if (kindsOf.has(word)) return word;
  for (const form of stems(word)) if (kindsOf.has(form)) return form;
  return pastForms.get(word) ?? irregularParticiples.get(word) ?? null;
}

function stems(word: string): string[] {
  const cut = /^(.{2,}?)(?:ing|ed|es|s|ment|ation|ion|al)$/.exec(word)?.[1];
  if (cut === undefined) return [];
  const undoubled = /(.)\1$/.test(cut) ? [cut.slice(0, -1)] : [];
  return [cut, `${cut}e`, ...undoubled, cut.replace(/i$/, "y"), word.slice(0, -1), word.slice(0, -2)];
}
