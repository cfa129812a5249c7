import { describe, expect, test } from "vitest";
import { tempFolder } from "../pipeline/run.ts";
import { festival, festivalMessages, langfuseTrace, langsmithRuns, otlpSpans } from "./exportsOf.ts";
import { runsOf } from "./runsOf.ts";

const folder = tempFolder();
const asks = (id: string, name: string, args: object) => ({ id, type: "function", function: { name, arguments: JSON.stringify(args) } });
const chat = (name: string, ...messages: unknown[]): string => folder.put(name, JSON.stringify({ messages }));

describe("a run", () => {
  test("is what was said, called and read, in the order in which the agent lived it", async () => {
    const [only, ...others] = await runsOf([festival]);
    expect(others).toEqual([]);
    const steps = only?.run.steps ?? [];
    expect(steps.map((step) => (step.kind === "call" ? step.call.tool : step.kind === "document" ? `read ${step.document.source}` : `${step.kind}: ${step.text.slice(0, 12)}`))).toEqual([
      "operator: You help the", "user: Read the pag", "assistant: I will read ", "open_page", "read open_page", "list_volunteers", "read_note", "read list_volunteers", "read read_note", "send_email", "read send_email",
      "run_sql", "read run_sql", "assistant: The stalls o", "user: Thank you. A", "assistant: Lunch is in ",
    ]);
    const calls = steps.flatMap((step) => (step.kind === "call" ? [step.call] : []));
    expect(calls.map(({ changes }) => changes)).toEqual(calls.map(({ tool }) => tool !== "list_volunteers" && tool !== "read_note"));
    expect(calls.at(-1)).toMatchObject({ number: 5, arguments: { query: "DELETE FROM volunteers WHERE year = 2026" }, state: "executed" });
  });

  test.each([["LangSmith", langsmithRuns], ["Langfuse", langfuseTrace], ["OTLP", otlpSpans]] as const)("is the same in an export of %s, where every prompt repeats what was said before", async (name, write) => {
    const [chatRun] = await runsOf([festival]);
    const exported = await runsOf([folder.put(`${name}.json`, write(festivalMessages()))]);
    expect(exported).toHaveLength(1);
    expect(exported[0]?.run.steps).toEqual(chatRun?.run.steps);
  });

  test("holds what two exhibits of one run show once", async () => {
    const [chatRun] = await runsOf([festival]);
    const both = await runsOf([festival, folder.put("again.json", langsmithRuns(festivalMessages()))]);
    expect(both.map(({ run }) => run.steps.length)).toEqual([chatRun?.run.steps.length]);
  });

  test("has no text for what the evidence lacks: a call that ran and whose response nobody wrote down reads a document without one", async () => {
    const spans = { resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: { name: "a" }, spans: [{
      traceId: "0".repeat(31) + "1", spanId: "0".repeat(15) + "1", parentSpanId: "", name: "execute_tool read_mail", kind: 1, startTimeUnixNano: "1769068299000000000", endTimeUnixNano: "1769068300500000000",
      attributes: [{ key: "gen_ai.operation.name", value: { stringValue: "execute_tool" } }, { key: "gen_ai.tool.name", value: { stringValue: "read_mail" } }], events: [], links: [], status: { code: 1 },
    }] }] }] };
    const [only] = await runsOf([folder.put("lost.json", JSON.stringify(spans))]);
    expect(only?.run.steps.map((step) => (step.kind === "document" ? step.document : step.kind))).toEqual(["call", { number: 0, call: 1, origin: "tool_result", source: "read_mail", text: null }]);
    expect(only?.run.steps.find(({ kind }) => kind === "call")).toMatchObject({ call: { arguments: undefined } });
  });

  test("reads a long text in part, and no more of all texts than its budget", async () => {
    const long = chat("long.json", { role: "user", content: "Read both." }, { role: "assistant", content: null, tool_calls: [asks("a", "read", { n: 1 }), asks("b", "read", { n: 2 })] },
      { role: "tool", tool_call_id: "a", content: "x".repeat(3_000) }, { role: "tool", tool_call_id: "b", content: "y".repeat(3_000) });
    const [only] = await runsOf([long], { text: 2_000, run: 3_010 });
    expect([...(only?.read ?? [])]).toEqual([[1, 2_000], [2, 1_000]]);
    expect(only?.run.steps.flatMap((step) => (step.kind === "document" ? [step.document.text?.length] : []))).toEqual([2_000, 1_000]);
  });

  test("of an agent that a call started is a run of its own, whose user is the agent that made the call", async () => {
    const inner = [{ role: "user", content: "Clean the old tables." }, { role: "assistant", content: "Done." }] as const;
    const span = (n: number, parent: number, second: number, name: string, attributes: Record<string, string>) => ({
      traceId: "0".repeat(31) + "2", spanId: n.toString(16).padStart(16, "0"), parentSpanId: parent === 0 ? "" : parent.toString(16).padStart(16, "0"), name, kind: 1,
      startTimeUnixNano: `${1769068299 + second}000000000`, endTimeUnixNano: `${1769068299 + second}500000000`, events: [], links: [], status: {},
      attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
    });
    const said = (role: string, content: string) => JSON.stringify([{ role, parts: [{ type: "text", content }] }]);
    const ask = JSON.stringify([{ role: "assistant", parts: [{ type: "tool_call", id: "call_Lk7Qw3Xz91Ab", name: "task", arguments: { prompt: inner[0].content } }] }]);
    const spans = [
      span(1, 0, 1, "chat m", { "gen_ai.operation.name": "chat", "gen_ai.input.messages": said("user", "Tidy up."), "gen_ai.output.messages": ask }),
      span(2, 0, 2, "execute_tool task", { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "task", "gen_ai.tool.call.id": "call_Lk7Qw3Xz91Ab", "gen_ai.tool.call.result": "Done." }),
      span(3, 2, 3, "chat m", { "gen_ai.operation.name": "chat", "gen_ai.input.messages": said("user", inner[0].content), "gen_ai.output.messages": said("assistant", inner[1].content) }),
    ];
    const runs = await runsOf([folder.put("nested.json", JSON.stringify({ resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: { name: "a" }, spans }] }] }))]);
    expect(runs.map(({ plan }) => plan.startedBy)).toEqual([null, 1]);
    expect(runs[0]?.run.steps.map(({ kind }) => kind)).toEqual(["user", "call", "document"]);
    expect(runs[1]?.run.steps).toEqual([{ kind: "user", text: inner[0].content }, { kind: "assistant", text: inner[1].content }]);
  });

  test("of 6,000 turns is read in a few seconds: each turn once", async () => {
    const turns = Array.from({ length: 3_000 }, (_, at) => [{ role: "user", content: `turn ${at}` }, { role: "assistant", content: `answer ${at}` }]).flat();
    const [only] = await runsOf([chat("turns.json", ...turns)]);
    expect(only?.run.steps).toHaveLength(6_000);
  });
});
