import { expect, test } from "vitest";
import { throughAgents } from "../../lib/injection/throughAgents.ts";
import type { CallOrigin } from "../../lib/injection/runFindings.ts";

const origin = (more: Partial<CallOrigin>): CallOrigin => ({
  call: 7, verdict: "user", strength: "strong", rule: "origin.user", document: null, passage: null, for: [], against: [], shared: { words: [], values: [] }, path: [], missing: [], ...more,
});

test("what another agent was told to do has the origin of the call that started it, with the way from the passage on", () => {
  const starter = origin({ call: 3, verdict: "injection", rule: "origin.injection", document: 2, passage: { start: 4, end: 9 }, path: [{ kind: "document", number: 2 }, { kind: "call", number: 3 }] });
  expect(throughAgents(origin({}), starter)).toMatchObject({ call: 7, verdict: "injection", rule: "origin.injection", document: 2, path: [{ number: 2 }, { number: 3 }, { kind: "call", number: 7 }] });
});

test("an agent's own initiative stays its own, and what the user asked the first agent for stays the user's", () => {
  const injected = origin({ call: 3, verdict: "injection" });
  expect(throughAgents(origin({ verdict: "agent" }), injected).verdict).toBe("agent");
  expect(throughAgents(origin({}), origin({ call: 3 })).verdict).toBe("user");
  expect(throughAgents(origin({}), null)).toEqual(origin({}));
});
