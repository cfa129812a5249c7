import type { JsonValue } from "../../lib/base/json.ts";
import type { Card, CardStep } from "../cards/card.ts";

export type RecordedCall = { readonly tool: string; readonly args: { readonly [name: string]: JsonValue }; readonly result: string; readonly status?: string; readonly label?: string; readonly id: string };
type Run = { readonly messages: readonly { readonly role: string; readonly text: string }[]; readonly spans: readonly RecordedSpan[] };
export type RecordedSpan = { readonly kind: string; readonly start: number; readonly reply?: { readonly text: string } | null; readonly call?: RecordedCall; readonly sub?: (Run & { readonly agent: string }) | null };
export type RecordedTurn = Run & { readonly key: string; readonly ask: string };
type Tool = { readonly name: string; readonly description: string; readonly parameters: { readonly properties: object } };

/** The turns of a story as a card: what was said and done in each, a run each. A call's label is its id. */
export function storyCard(story: { readonly slug: string; readonly title: string; readonly tools: readonly Tool[] }, turns: readonly RecordedTurn[], places: readonly string[]): Card {
  const tools = story.tools.map(({ name, description, parameters }) => ({ name, description, parameters: Object.keys(parameters.properties) }));
  return { id: story.slug, title: story.title, tools, places, steps: turns.flatMap((turn, at) => [...opening(turn, at + 1), ...stepsOf(turn, at + 1)]) };
}

const opening = ({ messages, ask }: RecordedTurn, trace: number): CardStep[] => [
  ...messages.flatMap(({ role, text }): CardStep[] => (role === "system" ? [{ say: "system", text, trace }] : [])),
  { say: "user", text: ask, trace },
];

function stepsOf({ spans }: Run, trace: number, agent?: string): CardStep[] {
  return spans.flatMap(({ start, reply, call, sub }): CardStep[] => {
    if (call === undefined) return reply === null || reply === undefined || reply.text === "" ? [] : [{ say: "assistant", text: reply.text, trace }];
    const { tool, args, result, status, id } = call;
    const own: CardStep = { tool, arguments: args, result, state: status === "error" ? "failed" : "executed", label: id, at: start / 1_000_000, trace, ...(agent === undefined ? {} : { agent }) };
    return [own, ...(sub === null || sub === undefined ? [] : stepsOf(sub, trace, sub.agent))];
  });
}
