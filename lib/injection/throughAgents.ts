import type { CallOrigin } from "./runFindings.ts";

/**
 * The origin of a call of an agent that another agent's call started: whoever spoke to it as a user was that other agent, so what it was asked to
 * do has the origin of the call that started it. `starter`: the origin of that call; null where the agent was started by nobody that is known.
 */
export function throughAgents(origin: CallOrigin, starter: CallOrigin | null): CallOrigin {
  if (starter === null || (origin.verdict !== "user" && origin.verdict !== "delegated")) return origin;
  const asked = `An agent that c${starter.call} started made this call, and the words that ask for it are those of the agent that made c${starter.call}.`;
  if (starter.verdict === "user") return { ...origin, for: [...origin.for, asked] };
  const { verdict, strength, rule, document, passage, missing } = starter;
  return {
    ...origin, verdict, strength, rule, document, passage, missing: [...new Set([...origin.missing, ...missing])],
    for: [asked, ...starter.for], against: starter.against, shared: starter.shared,
    path: starter.path.length === 0 ? [] : [...starter.path, { kind: "call", number: origin.call }],
  };
}
