import type { Step } from "@/lib/api/stepContract.ts";

type Message = Step["inputMessages"][number];
/** A message with its number in the step, from 1; what came out counts on behind what went in. */
export type Turn = { readonly number: number; readonly side: "in" | "out"; readonly message: Message };

export function turnsOf({ inputMessages, outputMessages }: Pick<Step, "inputMessages" | "outputMessages">): Turn[] {
  return [
    ...inputMessages.map((message, index): Turn => ({ number: index + 1, side: "in", message })),
    ...outputMessages.map((message, index): Turn => ({ number: inputMessages.length + index + 1, side: "out", message })),
  ];
}

/** Messages before the last ones; the first is kept because it is the operator's. */
const lastShown = 12;
/** Shown with each request for more. */
export const moreTurns = 100;

export type Shown = { readonly first: readonly Turn[]; readonly between: number; readonly last: readonly Turn[] };

/** The first message, those that were asked for, and the last ones; `between` are left out. */
export function shownTurns(turns: readonly Turn[], asked: number): Shown {
  const from = Math.max(0, turns.length - lastShown - asked);
  // Never a button for one message that would fit in its place.
  if (from <= 2) return { first: turns, between: 0, last: [] };
  return { first: turns.slice(0, 1), between: from - 1, last: turns.slice(from) };
}

/** How many have to be asked for until a message is shown. */
export function askedFor(turns: readonly Turn[], number: number): number {
  return number === 1 ? 0 : Math.max(0, turns.length - lastShown - (number - 1));
}

export type CallLinks = {
  /** The message that asked for a call, by the call's id in the export. */
  readonly askedIn: ReadonlyMap<string, number>;
  /** The message that holds its result. */
  readonly answeredIn: ReadonlyMap<string, number>;
};

/** Which messages belong together. Of a call id that is used twice, the first request and the first result behind it count. */
export function callLinks(turns: readonly Turn[]): CallLinks {
  const askedIn = new Map<string, number>();
  const answeredIn = new Map<string, number>();
  for (const { number, message } of turns) {
    for (const { callId } of message.requests) if (callId !== null && !askedIn.has(callId)) askedIn.set(callId, number);
    for (const { callId } of message.results) if (callId !== null && !answeredIn.has(callId)) answeredIn.set(callId, number);
  }
  return { askedIn, answeredIn };
}

/** Numbers of the messages that hold tool results, in order. */
export function resultNumbers(turns: readonly Turn[]): number[] {
  return turns.filter(({ message }) => message.results.length > 0).map(({ number }) => number);
}
