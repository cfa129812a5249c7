import { sameBytes, toHex } from "../base/encodings.ts";
import type { JsonValue } from "../base/json.ts";
import { idRanks, noTool, type ActionLog } from "./actionLog.ts";
import { ArgumentDigests, argumentForms } from "./argumentDigests.ts";
import type { EntryPlace, PairedBy, Pairing } from "./crossCheck.ts";
import { closeUs, Clocks, farUs } from "./crossCheckWindow.ts";
import { pairUp } from "./pairUp.ts";
import type { AuditCrypto } from "./profile.ts";
import type { CallBook } from "./tracedCalls.ts";

export type Difference = EntryPlace & { readonly call: number; readonly what: "decision" | "tool" | "arguments"; readonly inTrace: string; readonly inLog: string };

const none = -1;
const how: readonly { readonly by: PairedBy; readonly strength: Pairing["strength"] }[] = [
  { by: "id", strength: "strong" }, { by: "arguments", strength: "strong" }, { by: "order", strength: "strong" }, { by: "order", strength: "weak" },
];
const [byIdStrong, byArgumentsStrong, byOrderStrong, byOrderWeak] = [0, 1, 2, 3] as const;
/** Arguments longer than this are digested in the named form only. */
const manyFormsBytesMax = 1_048_576;

/** The calls of a trace against the logs of one format: who goes with whom. */
export class LogMatching {
  readonly log: ActionLog;
  readonly clocks = new Clocks();
  readonly #book: CallBook;
  /** By call: the action that it is paired with. By action: the call, and how. */
  readonly #actionOf: Int32Array;
  readonly #callOf: Int32Array;
  readonly #how: Uint8Array;
  /** By call: number of the form in which its arguments fit. */
  readonly #formOf: Int32Array;
  readonly #inTrace = new Map<number, string>();
  /** Calls without arguments that can be compared, though the index says that they were captured. */
  readonly #unreadable = new Set<number>();
  /** By tool: forms of digests that its open actions name. */
  #formsOfTool: ReadonlyMap<number, ReadonlySet<number>> | null = null;
  /** By place of the digest: the calls whose arguments give it. */
  readonly #hits = new Map<number, number[]>();

  constructor(book: CallBook, log: ActionLog) {
    this.#book = book;
    this.log = log;
    this.#actionOf = new Int32Array(book.calls.length).fill(none);
    this.#callOf = new Int32Array(log.length).fill(none);
    this.#how = new Uint8Array(log.length);
    this.#formOf = new Int32Array(book.calls.length).fill(none);
  }

  isTaken(call: number): boolean {
    return this.#actionOf[call] !== none;
  }

  #isOpen(action: number): boolean {
    return this.log.leaderOf(action) === action && this.#callOf[action] === none;
  }

  #take(call: number, action: number, number: number): void {
    this.#actionOf[call] = action;
    this.#callOf[action] = call;
    this.#how[action] = number;
    if (number <= byArgumentsStrong) this.clocks.note(this.log.exhibitOf(action), this.log.timeOf(action) - this.#callTime(call));
  }

  #callTime(call: number): number {
    return this.#book.call(call).timeUs ?? NaN;
  }

  /** When the trace should have it, by the trace's clock. */
  #expected(action: number): number {
    return this.log.timeOf(action) - (this.clocks.offsetOf(this.log.exhibitOf(action)) ?? 0);
  }

  #pairUp(calls: readonly number[], actions: readonly number[], number: number, reach = Infinity): void {
    const openCalls = calls.filter((call) => !this.isTaken(call));
    const openActions = actions.filter((action) => this.#isOpen(action));
    if (openCalls.length === 0 || openActions.length === 0) return;
    const pairs = pairUp({ items: openCalls, timeOf: (call) => this.#callTime(call) }, { items: openActions.sort((a, b) => a - b), timeOf: (action) => this.#expected(action) }, reach);
    for (const [call, action] of pairs) this.#take(call, action, number);
  }

  /** Open actions in groups that share a number; those with a negative one are left out. */
  *#openBy(numberOf: (action: number) => number): Generator<readonly [number, number[]]> {
    const open: number[] = [];
    for (let action = 0; action < this.log.length; action++) if (this.#isOpen(action) && numberOf(action) >= 0) open.push(action);
    yield* groupsBy(open, numberOf);
  }

  /** Step 1. Ids that stand for one call and one entry come first: they line up the clocks for those that frameworks use again. */
  byId(): void {
    for (const isSure of [true, false]) {
      for (let rank = 0; rank < idRanks; rank++)
        for (const [id, actions] of this.#openBy((action) => this.log.idOf(action, rank))) this.#pairId(this.#book.withId(id), actions, isSure);
      this.clocks.settle();
    }
  }

  #pairId(calls: readonly number[], actions: readonly number[], isSure: boolean): void {
    const isUnique = calls.length === 1;
    if (isSure && isUnique && actions.length === 1) return this.#pairUp(calls, actions, byIdStrong);
    if (isSure) return;
    for (const [inSession, own] of this.#bySession(calls, actions)) this.#pairByTool(inSession, own);
    this.#pairByTool(calls, actions);
    this.#pairUp(calls, actions.filter((action) => this.log.toolOf(action) === noTool), byIdStrong);
    // An id that the trace has once speaks of that call, whatever else the entry says; one that is used again does not.
    if (isUnique) this.#pairUp(calls, actions, byIdStrong);
  }

  #pairByTool(calls: readonly number[], actions: readonly number[]): void {
    const ofTool = groupsBy(calls, (call) => this.#book.toolOf(call));
    for (const [tool, own] of groupsBy(actions, (action) => this.log.toolOf(action))) this.#pairUp(ofTool.get(tool) ?? [], own, byIdStrong);
  }

  /** Calls and actions that belong to the same session; those of none are left out. */
  *#bySession(calls: readonly number[], actions: readonly number[]): Generator<readonly [calls: readonly number[], actions: readonly number[]]> {
    const ofSession = groupsBy(actions.filter((action) => this.log.sessionOf(action) >= 0), (action) => this.log.sessionOf(action));
    if (ofSession.size === 0) return;
    const inSession = new Map<number, number[]>();
    for (const call of calls) {
      for (const name of this.#book.call(call).sessions) {
        const session = this.#book.session(name);
        if (ofSession.has(session)) append(inSession, session, call);
      }
    }
    for (const [session, own] of ofSession) yield [inSession.get(session) ?? [], own];
  }

  /** Step 2: must the arguments of this call be read? */
  asksFor(call: number): boolean {
    const action = this.#actionOf[call] ?? none;
    return action === none ? this.#openForms().has(this.#book.toolOf(call)) : this.log.formOf(action) >= 0;
  }

  #openForms(): ReadonlyMap<number, ReadonlySet<number>> {
    if (this.#formsOfTool !== null) return this.#formsOfTool;
    const forms = new Map<number, Set<number>>();
    for (let action = 0; action < this.log.length; action++) {
      const [tool, form] = [this.log.toolOf(action), this.log.formOf(action)];
      if (!this.#isOpen(action) || tool < 0 || form < 0 || this.log.digestPlaceOf(action) < 0) continue;
      const known = forms.get(tool) ?? new Set();
      forms.set(tool, known.add(form));
    }
    return (this.#formsOfTool = forms);
  }

  /** The arguments of a call that was asked for: kept are digests alone. */
  takeArguments(call: number, value: JsonValue | undefined, crypto: AuditCrypto): void {
    if (value === undefined) {
      this.#unreadable.add(call);
      return;
    }
    const digests = new ArgumentDigests(value, crypto);
    const action = this.#actionOf[call] ?? none;
    if (action !== none) this.#compare(call, action, digests);
    else this.#seek(call, digests, this.#openForms().get(this.#book.toolOf(call)) ?? new Set());
  }

  /** Of a pair by id: do the arguments give the digest, in the form that the entry names or in another? */
  #compare(call: number, action: number, digests: ArgumentDigests): void {
    const [place, form] = [this.log.digestPlaceOf(action), this.log.formOf(action)];
    const fitting = place < 0 ? null : formThatFits(digests, form, this.log.digests.at(place));
    if (fitting === null) this.#inTrace.set(call, toHex(digests.get(form)));
    else this.#formOf[call] = fitting;
  }

  #seek(call: number, digests: ArgumentDigests, named: ReadonlySet<number>): void {
    const tried = new Set<number>();
    const hit = (form: number): boolean => {
      if (tried.has(form)) return false;
      tried.add(form);
      const place = this.log.digests.last(digests.get(form));
      if (place < 0) return false;
      this.#formOf[call] = form;
      append(this.#hits, place, call);
      return true;
    };
    for (const form of named) if (hit(form)) return;
    if (digests.bytes > manyFormsBytesMax) return;
    for (const form of named) for (const { form: other } of digests.from(form)) if (hit(other)) return;
  }

  /** Step 2, once all arguments were seen. */
  byDigest(): void {
    for (const [place, calls] of this.#hits) {
      const actions: number[] = [];
      for (let at = place; at >= 0; at = this.log.digests.before(at)) actions.push(this.log.digestOwner(at));
      for (const [tool, own] of groupsBy(calls, (call) => this.#book.toolOf(call))) {
        const fitting = actions.filter((action) => this.log.toolOf(action) === tool);
        for (const [inSession, actionsOfIt] of this.#bySession(own, fitting)) this.#pairUp(inSession, actionsOfIt, byArgumentsStrong);
        this.#pairUp(own, fitting, byArgumentsStrong);
      }
    }
    this.#hits.clear();
    this.clocks.settle();
  }

  /** Step 3. A digest that fits no call speaks against every call that it could be compared with. */
  byOrder(): void {
    const mayFit = (action: number): boolean => this.log.toolOf(action) >= 0;
    for (const [session, actions] of this.#openBy((action) => (mayFit(action) ? this.log.sessionOf(action) : none))) {
      const ofTool = groupsBy(this.#book.withSession(session), (call) => this.#book.toolOf(call));
      for (const [tool, own] of groupsBy(actions, (action) => this.log.toolOf(action))) this.#pairUndigested(ofTool.get(tool) ?? [], own, true);
    }
    for (const [tool, actions] of this.#openBy((action) => this.log.toolOf(action))) this.#pairUndigested(this.#book.withTool(tool), actions, false);
  }

  #pairUndigested(calls: readonly number[], actions: readonly number[], inSession: boolean): void {
    const comparable = (call: number): boolean => this.#book.call(call).hasArguments && !this.#unreadable.has(call);
    const digested = actions.filter((action) => this.log.formOf(action) >= 0);
    const plain = actions.filter((action) => this.log.formOf(action) < 0);
    for (const [own, among] of [[plain, calls], [digested, calls.filter((call) => !comparable(call))]] as const)
      for (const [known, group] of groupsBy(own, (action) => Number(this.clocks.offsetOf(this.log.exhibitOf(action)) !== null)))
        this.#pairUp(among, group, inSession || known === 1 ? byOrderStrong : byOrderWeak, known === 1 ? closeUs : farUs);
  }

  /** Entries that name the id of a call which another entry has taken speak of the same action, if nothing in them says otherwise. */
  joinRepeats(): void {
    for (let action = 0; action < this.log.length; action++) {
      if (!this.#isOpen(action)) continue;
      const leader = this.#takenBy(action);
      if (leader === none || !this.#agrees(action, leader)) continue;
      this.log.join(action, leader);
    }
  }

  #takenBy(action: number): number {
    for (let rank = 0; rank < idRanks; rank++) {
      const [call = none, ...others] = this.#book.withId(this.log.idOf(action, rank));
      if (call !== none && others.length === 0) return this.#actionOf[call] ?? none;
    }
    return none;
  }

  #agrees(action: number, leader: number): boolean {
    const [tool, place, other] = [this.log.toolOf(action), this.log.digestPlaceOf(action), this.log.digestPlaceOf(leader)];
    if (tool !== noTool && tool !== this.log.toolOf(leader)) return false;
    return place < 0 || other < 0 || sameBytes(this.log.digests.at(place), this.log.digests.at(other));
  }

  *pairs(): Generator<Pairing> {
    for (let action = 0; action < this.log.length; action++) {
      const leader = this.log.leaderOf(action);
      const call = this.#callOf[leader] ?? none;
      const means = how[this.#how[leader] ?? 0];
      if (call === none || !means) continue;
      const form = this.#formOf[call] ?? none;
      yield { call: this.#book.call(call).number, exhibit: this.log.exhibitOf(action), entry: this.log.entryOf(action), ...means, form: form === none ? null : (argumentForms[form]?.form ?? null), leads: leader === action };
    }
  }

  /** Actions that no call goes with. Entries that name no tool are not told: nobody could say what is missing. */
  *unpaired(): Generator<EntryPlace> {
    for (let action = 0; action < this.log.length; action++)
      if (this.#isOpen(action) && this.log.toolOf(action) !== noTool) yield { exhibit: this.log.exhibitOf(action), entry: this.log.entryOf(action) };
  }

  /** What the two say differently, pair by pair. */
  *differences(): Generator<Difference> {
    for (let action = 0; action < this.log.length; action++) {
      const call = this.#callOf[action] ?? none;
      if (call === none) continue;
      const traced = this.#book.call(call);
      const at = { call: traced.number, exhibit: this.log.exhibitOf(action), entry: this.log.entryOf(action) };
      const decision = this.log.decisionOf(action);
      if (decision === "deny" && traced.state === "executed") yield { ...at, what: "decision", inTrace: "executed", inLog: "denied" };
      if (decision === "allow" && traced.state === "refused" && this.#how[action] === byIdStrong) yield { ...at, what: "decision", inTrace: "refused", inLog: "allowed" };
      const tool = this.log.toolOf(action);
      if (tool !== noTool && tool !== this.#book.toolOf(call)) yield { ...at, what: "tool", inTrace: traced.tool, inLog: this.log.toolName(action) };
      const inTrace = this.#inTrace.get(call);
      if (inTrace !== undefined) yield { ...at, what: "arguments", inTrace, inLog: this.log.digestHex(action) };
    }
  }
}

function formThatFits(digests: ArgumentDigests, named: number, wanted: Uint8Array): number | null {
  for (const { form, digest } of digests.from(named)) {
    if (sameBytes(digest, wanted)) return form;
    if (digests.bytes > manyFormsBytesMax) return null;
  }
  return null;
}

function groupsBy(items: readonly number[], numberOf: (item: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const item of items) append(groups, numberOf(item), item);
  return groups;
}

function append(groups: Map<number, number[]>, number: number, item: number): void {
  const group = groups.get(number);
  if (group) group.push(item);
  else groups.set(number, [item]);
}
