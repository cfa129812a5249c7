import { ActionLog, type LoggedAction } from "../../lib/audit/actionLog.ts";
import { crossCheck, type CrossCheck, type EntryPlace, type Pairing } from "../../lib/audit/crossCheck.ts";
import type { RecordClaims } from "../../lib/audit/profile.ts";
import { CallBook, type TracedCall } from "../../lib/audit/tracedCalls.ts";
import type { JsonValue } from "../../lib/base/json.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";

export const second = 1_000_000;
export type TestCall = Omit<TracedCall, "hasArguments"> & { readonly arguments: JsonValue | undefined };
export type TestAction = Omit<LoggedAction, "identity"> & { readonly identity?: Uint8Array | null };

export const call = (number: number, more: Partial<TestCall> = {}): TestCall => ({
  number, callId: `call_${number}`, tool: "run_sql", arguments: { query: `select ${number}` }, state: "executed", timeUs: number * second, sessions: [], ...more,
});
const usual: RecordClaims = { tool: "run_sql", decision: "allow", callIds: [], session: null, argumentsDigest: null, actor: null, phase: null };
export const action = (entry: number, more: Partial<RecordClaims>, timeUs: number | null = entry * second, exhibit = 2): TestAction => ({ exhibit, entry, claims: { ...usual, ...more }, timeUs });

/** A cross-check with its lists as lists, and how often arguments were read. */
export type Checked = Omit<CrossCheck, "pairs" | "inLogNotInTrace"> & { readonly pairs: readonly Pairing[]; readonly inLogNotInTrace: readonly EntryPlace[]; readonly reads: number };

/** `logs`: actions of one format each. */
export async function checked(calls: readonly TestCall[], ...logs: readonly (readonly TestAction[])[]): Promise<Checked> {
  const book = new CallBook(calls.map(({ arguments: value, ...one }) => ({ ...one, hasArguments: value !== undefined })));
  const values = new Map(calls.map((one) => [one.number, one.arguments]));
  let reads = 0;
  const made = logs.map((actions) => {
    const log = new ActionLog(book, nodeCrypto);
    for (const one of actions) log.add({ identity: null, ...one });
    return log;
  });
  const read = async ({ number }: TracedCall): Promise<JsonValue | undefined> => {
    reads++;
    return Promise.resolve(values.get(number));
  };
  const result = await crossCheck(book, made, read, nodeCrypto);
  return { ...result, pairs: [...result.pairs()], inLogNotInTrace: [...result.inLogNotInTrace()], reads };
}
