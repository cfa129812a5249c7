import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RawNumber, type JsonValue } from "../../lib/base/json.ts";
import { leaves, oneLine } from "../../lib/trace/rowText.ts";
import { digestArguments, saysError, sightingsOf } from "../../lib/trace/sightings.ts";
import { messages, spans } from "./drafts.ts";
import { args, asks, conversation, llm, message, noArgs, request, result, span, tool } from "./harness.ts";

describe("what a draft shows", () => {
  test("for any draft, seen twice is seen the same, so that a position in it is an address for ever", () => {
    fc.assert(
      fc.property(spans, messages, (one, said) => {
        expect(sightingsOf(structuredClone(one))).toEqual(sightingsOf(one));
        expect(sightingsOf(structuredClone(conversation(said)))).toEqual(sightingsOf(conversation(said)));
      }),
    );
  });

  test("for any history, a later prompt that repeats it repeats every identity in it, in order", () => {
    fc.assert(
      fc.property(messages, messages, (history, more) => {
        const [early, late] = [llm("a", 0, history, []), llm("b", 9, [...history, ...more], [])].map((draft) =>
          sightingsOf(draft).map(({ kind, identity }) => `${kind} ${identity}`),
        );
        expect(late?.slice(0, early?.length)).toEqual(early);
      }),
    );
  });

  test("in a model's prompt equal turns are different turns; in a state they are the same turn again", () => {
    const turns = [message("user", "Again."), message("assistant", "ok"), message("user", "Again.")];
    const identities = (kind: "LLM" | "CHAIN") =>
      sightingsOf(span({ spanId: "s", kind, inputMessages: turns })).map(({ identity }) => identity);
    expect([new Set(identities("LLM")).size, identities("LLM").length]).toEqual([3, 3]);
    expect(identities("CHAIN")).toHaveLength(2);
    expect(
      sightingsOf(span({ spanId: "s", inputMessages: turns.map((one, n) => ({ ...one, id: String(n) })) })),
    ).toHaveLength(3);
  });

  test("a result finds the request of its id, of its tool, or the oldest that waits, and links to it", () => {
    const links = (...said: Parameters<typeof conversation>[0]) =>
      sightingsOf(conversation(said))
        .filter(({ kind }) => kind !== "message")
        .map(({ kind, link }) => [kind, link]);
    expect(
      links(asks(request("c1", "a", {}), request("c2", "a", {})), result("c2", "two"), result("c1", "one")),
    ).toEqual([
      ["request", "id:c1"],
      ["request", "id:c2"],
      ["result", "id:c2"],
      ["result", "id:c1"],
    ]);
    const [first, second, ...answers] = links(
      asks(request(null, "a", {}), request(null, "b", {})),
      result(null, "", { tool: "b" }),
      result(null, ""),
    );
    expect(answers.map(([, link]) => link)).toEqual([second?.[1], first?.[1]]);
    expect(links(result("c9", "nobody asked"))).toEqual([["result", "id:c9"]]);
    expect(links(result(null, "nobody asked"))).toEqual([["result", null]]);
  });

  test("one id for two different requests is two links; the same request again under it is one", () => {
    const [a, b] = [asks(request("c", "a", { n: 1 })), asks(request("c", "a", { n: 2 }))];
    const links = sightingsOf(span({ spanId: "s", kind: "CHAIN", inputMessages: [a, b, { ...a, id: "again" }] }))
      .filter(({ kind }) => kind === "request")
      .map(({ link }) => link);
    expect(links).toEqual(["id:c", "id:c~2", "id:c"]);
  });

  test("messages, execution, documents and schemas stand in a fixed order", () => {
    const draft = {
      ...tool("s", 0, "read", { p: 1 }, "text", { callId: "c1" }),
      inputMessages: [message("user", "hi", { attachments: [{ source: "a.txt", text: "attached" }] })],
      outputMessages: [message("assistant", "yes")],
      retrieved: [{ text: "doc", source: "kb", id: null }],
      offered: [{ name: "read", description: null, parameters: null }],
    };
    expect(sightingsOf(draft).map(({ kind, isOutput }) => `${kind}${isOutput ? " out" : ""}`)).toEqual([
      "message",
      "attachment",
      "message out",
      "execution out",
      "retrieval out",
      "schema",
    ]);
    expect(
      sightingsOf({
        type: "trace",
        at: "",
        traceId: "t",
        traceName: null,
        thread: null,
        start: null,
        input: draft.input,
        output: draft.output,
        metadata: {},
      }),
    ).toEqual([]);
  });
});

describe("a response that says error", () => {
  test.each([
    ["Error: no such file", true],
    ["  \n Error: indented", true],
    ["Traceback (most recent call last):\n  File", true],
    ["ValueError: bad", true],
    ["requests.exceptions.HTTPError: 404", true],
    ['TimeoutException("late")', true],
    ["KeyError : 'a'", true],
    ["No error.", null],
    ["Errors: 0", null],
    ["error budget: 4 %", null],
    ["The ValueError: bad", null],
    ["", null],
    ['{"error":"x"}', null],
    ["Error handling is good.", null],
    [`${" ".repeat(300)}Error: far`, null],
  ])("%j: %s, and null where the text does not tell, never false", (text, expected) => {
    expect(saysError(text)).toBe(expected);
  });

  test("makes a result an error where the message does not say; what the message says comes first", () => {
    const errors = (isError: boolean | null) =>
      sightingsOf(conversation([result("c1", "Error: no", { isError })]))
        .filter(({ kind }) => kind === "result")
        .map((one) => one.isError);
    expect([errors(null), errors(false), errors(true)]).toEqual([[true], [false], [true]]);
  });
});

describe("the digest of arguments", () => {
  test("is equal for any order of the names and any spelling of a number, and different for any other value", () => {
    expect(digestArguments(args({ a: 1, b: [2] }))).toBe(digestArguments(args({ b: [2], a: 1 })));
    expect(digestArguments(args({ a: 1 }))).not.toBe(digestArguments(args({ a: "1" })));
    expect(digestArguments(args({ a: new RawNumber("9007199254740993") }))).not.toBe(
      digestArguments(args({ a: new RawNumber("9007199254740992") })),
    );
  });

  test.each<[string, JsonValue]>([
    ["text", "rm -rf"],
    ["positional", ["a"]],
    ["nothing", null],
  ])("is none where there are no names: %s", (_, value) => {
    expect([digestArguments(args(value)), digestArguments(noArgs)]).toEqual([null, null]);
  });
});

describe("the words of a value", () => {
  test("are its strings and numbers in order, without names, for search and for the first words of a row", () => {
    const value: JsonValue = {
      say: ["a", { b: "c", n: 1.5, t: true, z: null }],
      big: new RawNumber("9007199254740993"),
      last: "d",
    };
    expect(leaves(value)).toBe("a\nc\n1.5\n9007199254740993\nd");
    expect([leaves(null), leaves(true), leaves("x"), leaves([])]).toEqual(["", "", "x", ""]);
  });

  test("nesting of any depth costs no call stack", () => {
    let deep: JsonValue = "bottom";
    for (let n = 0; n < 100_000; n++) deep = n % 2 ? [deep] : { a: deep };
    expect(leaves(deep)).toBe("bottom");
  });

  test("a first line is one line, without its margins, and ends in an ellipsis where it goes on", () => {
    expect(oneLine("  a \n\t b  ")).toBe("a b");
    expect([oneLine("x".repeat(160)).length, oneLine("x".repeat(161)).length, oneLine("x".repeat(161)).at(-1)]).toEqual(
      [160, 160, "…"],
    );
  });
});
