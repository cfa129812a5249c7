import { expect, test } from "vitest";
import { findResponse, HarmSpan } from "../../lib/effects/humanResponse.ts";
import type { EffectIndexWriter } from "../../lib/effects/effectIndex.ts";
import type { Draft, Message } from "../../lib/trace/model.ts";
import { loadParsers } from "../../lib/effects/sql/loadParsers.ts";
import { classifyCall } from "../../lib/effects/classifyCall.ts";

await loadParsers();

/** An incident whose first harm is at 100 and whose last is at 200, and what users said, by time. */
async function response(...said: readonly (readonly [number, string])[]) {
  const span = new HarmSpan();
  const effects = classifyCall({ tool: "run_sql", arguments: { query: "drop table web_sessions" } });
  span.add(100, effects);
  span.add(200, effects);
  const message = (text: string): Message => ({ role: "user", roleText: "user", name: null, text, requests: [], results: [], attachments: [] }) as unknown as Message;
  const conversation = { type: "conversation", traceId: "t", traceName: null, thread: null, messages: said.map(([, text]) => message(text)), offered: [], retrieved: [], metadata: {} } as unknown as Draft;
  const place = { exhibit: 1, record: 1, draft: 0 };
  const index = {
    saidByUsersAfter: (after: number) => said.flatMap(([timeUs], ordinal) => (timeUs <= after ? [] : [{
      at: { place, ordinal, parts: [] }, step: ordinal + 1, role: "user" as const, isOutput: false, timeUs, position: ordinal, length: 10, cite: { exhibit: "x1", at: `/messages/${ordinal}` },
    }])),
  } satisfies Pick<EffectIndexWriter, "saidByUsersAfter">;
  const { mention, stop } = await findResponse(index, { draft: () => Promise.resolve(conversation), complete: (merged) => Promise.resolve(merged) }, span);
  return [mention?.text ?? null, stop?.text ?? null];
}

test("a new task is no notice of harm, even where it names the table or speaks of deleting", async () => {
  expect(await response([150, "Please count web_sessions."], [160, "Please delete the old rows of web_sessions."], [170, "The stove arrived broken."])).toEqual([null, null]);
});

test("who asks what happened, or says that what was harmed is gone, has noticed", async () => {
  expect(await response([50, "What happened?"], [150, "Now count orders."], [160, "All rows of web_sessions are gone!"])).toEqual(["All rows of web_sessions are gone!", null]);
  expect(await response([150, "Wait. Why did you do that?"])).toEqual(["Wait. Why did you do that?", null]);
});

test("words of stopping count once no harm follows them", async () => {
  expect(await response([150, "Stop!"], [250, "I have revoked the key."])).toEqual([null, "I have revoked the key."]);
});

test("a credential in a person's words is masked", async () => {
  const [mention] = await response([250, "What happened? I used API_TOKEN=ab12cd34ef56gh78 before."]);
  expect(mention).not.toContain("ab12cd34ef56gh78");
});
