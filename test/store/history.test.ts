import { expect, test } from "vitest";
import { historySchema, type History } from "../../lib/api/stepContract.ts";
import { readHistory } from "../../lib/store/history.ts";
import type { Message } from "../../lib/trace/model.ts";
import { asks, at, llm, message, request, result, span } from "../trace/harness.ts";
import { draftReading, type Drafted } from "./draftReading.ts";

const system = message("system", "You tidy tickets.\nBe quick.");
const user = message("user", "Tidy ticket 7.");
const first = asks(request("call_aaaaaaaa1", "read_ticket", { id: 7 }));
const answer = result("call_aaaaaaaa1", "words");

async function historyOf(reading: Drafted, where: string, against?: string): Promise<History> {
  const found = await readHistory(reading, reading.row(where), against === undefined ? undefined : reading.row(against));
  if ("missing" in found) throw new Error(`row ${found.missing} is missing`);
  return historySchema.parse(found);
}
const types = ({ changes }: History) => changes.map(({ type }) => type);
/** What the changes say of both histories. */
function counted({ changes }: History): [number, number] {
  return changes.reduce<[number, number]>(([old, now], change) => {
    const [less, more] = change.type === "same" ? [change.count, change.count] : change.type === "added" ? [0, 1] : change.type === "removed" ? [1, 0] : [1, 1];
    return [old + less, now + more];
  }, [0, 0]);
}

test("a model call is compared with the one before it in the same conversation", async () => {
  const reading = await draftReading([[
    span({ spanId: "root", kind: "AGENT", start: at(0), end: at(900) }),
    llm("model1", 100, [system, user], [first], { parentId: "root", model: "small", offered: [{ name: "read_ticket", description: null, parameters: null }] }),
    llm("model2", 300, [system, user, first, answer], [], { parentId: "root", model: "large", offered: [{ name: "send", description: null, parameters: null }] }),
    llm("elsewhere", 250, [message("user", "other")], [], { traceId: "t2" }),
  ]]);
  const found = await historyOf(reading, "span_id = 'model2'");
  expect(found.against?.id).toBe(reading.row("span_id = 'model1'"));
  expect([found.before, found.after, types(found), found.changesOf]).toEqual([2, 4, ["same", "added", "added"], 3]);
  expect(found.model).toEqual({ before: "small", after: "large" });
  expect(found.tools).toEqual({ added: ["send"], addedOf: 1, removed: ["read_ticket"], removedOf: 1 });
  expect(counted(found)).toEqual([2, 4]);
});

test("the first model call of a conversation has nothing before it: all its messages came with it", async () => {
  const reading = await draftReading([[llm("model1", 100, [system, user], [])]]);
  const found = await historyOf(reading, "span_id = 'model1'");
  expect([found.against, found.before, found.after, types(found)]).toEqual([null, 0, 2, ["added", "added"]]);
});

test("a call whose messages the evidence lacks, and one that holds this one, are not what came before", async () => {
  const reading = await draftReading([[
    llm("model1", 100, [system, user], []),
    llm("silent", 200, [], [], { input: { state: "present", value: "raw" } }),
    llm("outer", 290, [system, user, answer], [], { end: at(900) }),
    llm("inner", 300, [system, user, answer], [], { parentId: "outer" }),
  ]]);
  expect((await historyOf(reading, "span_id = 'inner'")).against?.id).toBe(reading.row("span_id = 'model1'"));
});

test("another row can be asked for, and both ways round they tell the same", async () => {
  const reading = await draftReading([[llm("a", 100, [system, user], []), llm("b", 200, [message("system", "You tidy tickets.\nBe slow."), user, first], [])]]);
  const [there, back] = [await historyOf(reading, "span_id = 'b'", "span_id = 'a'"), await historyOf(reading, "span_id = 'a'", "span_id = 'b'")];
  expect([types(there), types(back)]).toEqual([["changed", "same", "added"], ["changed", "same", "removed"]]);
  const [changed] = there.changes;
  expect(changed?.type === "changed" && changed.lines.map(({ sign, text }) => `${sign}${text}`)).toEqual([" You tidy tickets.", "-Be quick.", "+Be slow."]);
  expect(await readHistory(reading, reading.row("span_id = 'a'"), 9_999)).toEqual({ missing: 9_999 });
  expect(await readHistory(reading, 9_999)).toEqual({ missing: 9_999 });
});

test("a history is compared across the traces of one conversation, and without a clock by place", async () => {
  const clockless = (id: string, trace: string, input: Message[]) => llm(id, 0, input, [], { traceId: trace, thread: "a", start: null, end: null, clockless: true });
  const reading = await draftReading([[clockless("one", "t1", [user]), clockless("two", "t2", [user, first]), clockless("three", "t3", [user, first, answer])]]);
  expect((await historyOf(reading, "span_id = 'three'")).against?.id).toBe(reading.row("span_id = 'two'"));
  expect((await historyOf(reading, "span_id = 'one'")).against).toBeNull();
});

test("two hundred changes are listed, all are counted, and texts are cut with their lengths beside them", async () => {
  const many = Array.from({ length: 300 }, (_, n) => message("user", `${n} ${"x".repeat(30_000)}`));
  const reading = await draftReading([[llm("a", 100, [], [], {}), llm("b", 200, many, [])]]);
  const found = await historyOf(reading, "span_id = 'b'");
  expect([found.changes.length, found.changesOf, found.after]).toEqual([200, 300, 300]);
  const texts = found.changes.map((change) => (change.type === "added" ? [change.message.text.length, change.message.length] : []));
  expect(texts[0]).toEqual([20_000, 30_002]);
  expect(texts.reduce((sum, [length = 0]) => sum + length, 0)).toBeLessThanOrEqual(2_000_000);
});

test("a row that is no model call has no messages, and says so by counting none", async () => {
  const reading = await draftReading([[span({ spanId: "root", start: at(0) }), llm("model", 100, [user], [], { parentId: "root" })]]);
  const found = await historyOf(reading, "span_id = 'root'");
  expect([found.before, found.after, found.changes]).toEqual([0, 0, []]);
});
