import { isObject } from "../base/json.ts";
import { CarriedText } from "./carriedText.ts";
import type { CallState } from "../findings.ts";
import { classifyCall } from "./classifyCall.ts";
import type { Effect } from "./effect.ts";
import { CredentialLedger, type CredentialUse } from "./secrets/credentialLedger.ts";
import { leakOf } from "./secrets/leak.ts";
import { maskUsed } from "./secrets/maskUsed.ts";
import { opaqueWords } from "./secrets/opaqueWords.ts";
import { secretsIn, type SecretInText } from "./secrets/secretsIn.ts";
import { fullPath } from "./shell/paths.ts";
import { Session } from "./session.ts";
import type { ToolCall } from "./toolCall.ts";
import { worstFirst } from "./worstFirst.ts";

/** Tools that make snapshots of file systems, among what else they make. */
const snapshotRules = /^(?:zfs|volume|lvm|timemachine)\./;

/** `secrets`: credentials that came back. `uses`: credentials that the call carries. */
export type CallInTrace = { readonly effects: readonly Effect[]; readonly secrets: readonly SecretInText[]; readonly uses: readonly CredentialUse[]; readonly leaks: boolean };
export type TextCall = Omit<ToolCall, "result" | "secrets"> & { readonly result: string | undefined };

/** The effects of the calls of one trace, in order of time: what earlier ones set and read decides what later ones mean. */
export class TraceEffects {
  readonly session = new Session();
  /** A statement of this trace went to a database that others share. */
  #queries = false;
  readonly #ledger = new CredentialLedger();
  readonly #carried = new CarriedText();
  /** The call that made a snapshot of a file system. */
  #snapshot: number | null = null;

  /** `number` names the call where a later one uses what it read. `state`: a refused call sets nothing for later ones. */
  of(number: number, call: TextCall, state: CallState = "executed"): CallInTrace {
    const secrets = call.result === undefined ? [] : secretsIn(call.result);
    const found = classifyCall({ ...call, secrets }, state === "refused" ? this.session.copy() : this.session).map((effect) => this.#besideSnapshot(this.#besideQueries(effect, call)));
    this.#keepShown(call);
    const uses = this.#ledger.uses(call.arguments);
    const leak = leakOf(found, uses, call.tool);
    const carried = leak === null ? this.#carried.effectOf(call.arguments, call.tool, found) : null;
    this.#carried.saw(number, call.arguments, call.result, found);
    this.#noteSnapshot(number, found, state);
    this.#ledger.saw(number, secrets);
    this.session.named.note(call.result ?? "");
    // What a table of tokens or a vault gives back is one, whatever stands beside it.
    if (found.some(({ class: name }) => name === "credential_access")) this.#ledger.saw(number, opaqueWords(call.result ?? ""));
    const more = leak ?? carried;
    return { effects: (more === null ? found : worstFirst([more, ...found])).map((effect) => this.#masked(effect, uses)), secrets, uses, leaks: leak !== null };
  }

  /** A table that a tool names lies where the statements of the same trace go. */
  #besideQueries(effect: Effect, { tool, arguments: args }: TextCall): Effect {
    // A tool for statements leads to a server; a shell, or a file with a database in it, may stay on the machine.
    if (effect.rule.startsWith("sql.") && !/sqlite|duckdb/i.test(tool) && !(isObject(args) && "command" in args)) this.#queries = true;
    return this.#queries && effect.shared === "unknown" && effect.targets.some(({ kind }) => kind === "table") ? { ...effect, shared: "yes" } : effect;
  }

  #noteSnapshot(number: number, effects: readonly Effect[], state: CallState): void {
    if (state === "executed" && effects.some(({ rule, why, destructive, class: name }) => !destructive && name !== "read_only" && snapshotRules.test(rule) && /snap/i.test(why))) this.#snapshot = number;
  }

  /** What was removed stands in a snapshot that this trace made before, if it covers the place. */
  #besideSnapshot(effect: Effect): Effect {
    if (this.#snapshot === null || !effect.rule.startsWith("fs.") || !effect.destructive || effect.reversible !== "no") return effect;
    return { ...effect, reversible: "with_effort", why: `${effect.why} c${this.#snapshot} made a snapshot before; whether it covers this place is not in the evidence.` };
  }

  /** The text of a file that a call showed whole: a later command may take its words from there. */
  #keepShown({ arguments: args, result }: TextCall): void {
    const command = isObject(args) && typeof args["command"] === "string" ? args["command"] : null;
    const path = command === null ? null : (/^\s*(?:cat|less|more)\s+([^\s|;&<>$`"'*?-][^\s|;&<>$`"'*?]*)\s*$/.exec(command)?.[1] ?? null);
    if (path !== null && result !== undefined && !/^(?:cat|less|more):/.test(result)) this.session.keepText(fullPath(path, null), result);
  }

  /** What is said of a call goes onto pages and into exports: a credential in its words does not. */
  #masked(effect: Effect, uses: readonly CredentialUse[]): Effect {
    const mask = (text: string): string => maskUsed(this.#ledger.mask(text), uses);
    return { ...effect, why: mask(effect.why), targets: effect.targets.map(({ kind, name }) => ({ kind, name: mask(name) })) };
  }
}
