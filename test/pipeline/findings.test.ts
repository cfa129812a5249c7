import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { findingsJsonSchema } from "../../lib/api/openapi.ts";
import type { Findings } from "../../lib/findings.ts";
import { bulkTable } from "../evidence/bulkTable.ts";
import { fullShapes, multipartBody } from "../fixtures/langsmith/build.ts";
import { callIds, exports, stepsOf } from "./exports.ts";
import { callIdsOf, cli, faultsOf, findingsOf, only, readFindings, tempFolder } from "./run.ts";
import { analyzedWithTexts } from "./texts.ts";

const folder = tempFolder();
let files = 0;
const write = (content: string | Uint8Array, name: string): string => folder.put(join(String(files++), name), content);
const text = (name: string, steps = stepsOf(6)): string => {
  const found = exports[name];
  if (found === undefined) throw new Error(`there is no export named ${name}`);
  return found.text(steps);
};
const steps = stepsOf(6);
const sample = (slug: string, name: string): string => join(process.cwd(), "public", "samples", slug, name);
const injection = sample("northquay-support-injection", "langsmith-runs.json");
const misfire = sample("fernhollow-volume-misfire", "langfuse-traces.json");

/** Each sample is read once for all tests that only look at what came out. */
const sampleReads = new Map<string, ReturnType<typeof analyzedWithTexts>>();
function sampleRead(path: string): ReturnType<typeof analyzedWithTexts> {
  const read = sampleReads.get(path) ?? analyzedWithTexts(path);
  sampleReads.set(path, read);
  return read;
}

/** Every shape that this project has an own fixture of. */
const langfuseFolder = join(process.cwd(), "test", "fixtures", "langfuse");
const ownFiles: [string, string][] = [
  ...Object.entries(exports).map(([name, shape]): [string, string] => [name, write(shape.text(steps), shape.name)]),
  ...Object.entries(fullShapes).map(([name, shape]): [string, string] => [
    `LangSmith ${name}`,
    write(shape.text, shape.text.startsWith("{") && shape.text.trimEnd().includes("\n") ? "runs.jsonl" : "runs.json"),
  ]),
  ["LangSmith multipart", write(multipartBody(), "body.bin")],
  ["LangSmith Parquet", write(bulkTable({ codec: "SNAPPY" }), "runs.parquet")],
  ...readdirSync(langfuseFolder).map((name): [string, string] => [`Langfuse ${name}`, join(langfuseFolder, name)]),
];

/** What stands at a place, by a reader that shares no code with the product; null where there is no such place. */
function placeReader(path: string): (at: string) => string | null {
  const bytes = readFileSync(path);
  const all = bytes.toString();
  const isTable = path.endsWith(".csv");
  const isParquet = bytes.subarray(0, 4).toString() === "PAR1";
  const lines = all.split("\n");
  const rows = isTable ? (parse(bytes, { bom: true }) as string[][]) : [];
  let document: unknown;
  return (at) => {
    const [, unit = "", name = "", pointer = ""] = /^(line|row|byte|part) (\S+)( \/.*)?$/.exec(at) ?? [];
    const number = Number(name);
    switch (unit) {
      case "line":
        return pointer === ""
          ? (lines[number - 1] ?? null)
          : pointed(JSON.parse(lines[number - 1] ?? "null"), pointer.slice(1));
      case "row":
        return isParquet ? (number <= 40 ? "" : null) : JSON.stringify(rows[number] ?? null);
      case "byte":
        return number < bytes.length ? "" : null;
      case "part":
        return all.includes(`name="${name}"`) ? all : null;
      default:
        document ??= at === "file" ? undefined : JSON.parse(all);
        return at === "file" ? all : pointed(document, at);
    }
  };
}

function pointed(root: unknown, pointer: string): string | null {
  let value = root;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return null;
    value = Reflect.get(value, name);
  }
  return JSON.stringify(value);
}

/** Places that findings name and that do not exist, or do not speak of what they are cited for. */
function falsePlaces(findings: Findings, paths: readonly string[]): string[] {
  const readers = paths.map(placeReader);
  const inHalves = (id: string): boolean =>
    /ingest|bucket/.test(findings.exhibits.find((one) => one.id === id)?.format ?? "");
  const cites = [
    ...findings.calls.flatMap((call) =>
      call.cites.map((cite) => ({ ...cite, of: call.id, word: call.callId ?? call.tool })),
    ),
    ...findings.documents.flatMap((one) => one.cites.map((cite) => ({ ...cite, of: one.id, word: "" }))),
    ...findings.exhibits.flatMap(({ id, problems }) =>
      problems.map((problem) => ({ exhibit: id, at: problem.at, of: problem.code, word: "" })),
    ),
  ];
  return cites.flatMap((cite) => {
    const found = readers[Number(cite.exhibit.slice(1)) - 1]?.(cite.at) ?? null;
    // A span that came in halves is cited by its first one, whichever of them holds the word.
    const speaks =
      found !== null &&
      (found === "" || inHalves(cite.exhibit) || found.includes(JSON.stringify(cite.word).slice(1, -1)));
    return speaks ? [] : [`${cite.of}: ${cite.exhibit} ${cite.at}`];
  });
}

describe("every place a finding cites exists in the exhibit, and speaks of what it is cited for", () => {
  test.each(ownFiles)("%s", async (_, path) => {
    const findings = await findingsOf(path);
    expect(findings.exhibits.flatMap(faultsOf)).toEqual([]);
    expect(falsePlaces(findings, [path])).toEqual([]);
  });

  test.each([
    ["northquay-support-injection", injection],
    ["fernhollow-volume-misfire", misfire],
  ])("the sample %s", async (_, path) => {
    const { findings } = await sampleRead(path);
    expect(findings.calls.flatMap(({ cites }) => cites).length).toBeGreaterThan(300);
    expect(falsePlaces(findings, [path])).toEqual([]);
  });

  test("a place that does not exist would be noticed", async () => {
    const [, path] = ownFiles[0] ?? never();
    const findings = await findingsOf(path);
    const call = findings.calls[0] ?? never();
    const moved = {
      ...findings,
      calls: [
        { ...call, cites: [{ exhibit: "x1", at: "/99" }] },
        { ...call, cites: [{ exhibit: "x1", at: "/6" }] },
      ],
    };
    expect(falsePlaces(moved, [path])).toEqual(["c1: x1 /99", "c1: x1 /6"]);
  });
});

describe("the bundled samples", () => {
  const expectedOf = (slug: string) =>
    JSON.parse(readFileSync(sample(slug, "expected.json"), "utf8")) as {
      format: string;
      harmful: string[];
      firstHarm: string;
      harmfulTrace: string;
      counts: {
        traces: number;
        spans: number;
        calls: number;
        failedCalls: number;
        retrievedDocuments: number;
        toolsOffered: string[];
        toolsUsed: string[];
        first: string;
      };
      fromPassage?: { call: string; tool: string; arguments: unknown }[];
      harmfulCall?: { tool: string; arguments: unknown };
      passage?: { text: string; source: string; retrievedBy: string; inDocument: Place; inToolResult: Place };
    };
  type Place = { start: number; end: number };

  test.each([
    ["northquay-support-injection", injection],
    ["fernhollow-volume-misfire", misfire],
  ])(
    "%s comes out with the counts, and the harmful calls with the state, that expected.json states",
    async (slug, path) => {
      const expected = expectedOf(slug);
      const { findings, documents } = await sampleRead(path);
      const { traces, spans, orphans, toolSchemas } = findings.counts;
      const calls = findings.calls;
      expect({
        traces,
        spans,
        orphans,
        toolSchemas: [...toolSchemas].sort(),
        calls: calls.length,
        failedCalls: calls.filter(({ state }) => state === "failed").length,
      }).toEqual({
        traces: expected.counts.traces,
        spans: expected.counts.spans,
        orphans: 0,
        toolSchemas: expected.counts.toolsOffered,
        calls: expected.counts.calls,
        failedCalls: expected.counts.failedCalls,
      });
      expect([...new Set(calls.map(({ tool }) => tool))].sort()).toEqual(expected.counts.toolsUsed);
      const retrieved = documents.filter((_, at) => findings.documents[at]?.origin === "retrieval");
      expect(new Set(retrieved).size).toBe(expected.counts.retrievedDocuments);
      expect(only(findings.exhibits)).toMatchObject({ format: expected.format, records: { skipped: 0 } });
      const harmful = calls.filter(({ callId }) => expected.harmful.includes(callId ?? ""));
      expect(harmful.map(({ callId, state, trace, result }) => [callId, state, trace, result])).toEqual(
        expected.harmful.map((id) => [id, "executed", expected.harmfulTrace, "present"]),
      );
      expect(harmful[0]?.callId).toBe(expected.firstHarm);
      const wanted = [
        ...(expected.fromPassage ?? []),
        ...(expected.harmfulCall === undefined ? [] : [{ call: expected.firstHarm, ...expected.harmfulCall }]),
      ];
      expect(wanted.length).toBeGreaterThan(0);
      for (const { call, tool, arguments: args } of wanted)
        expect(calls.find(({ callId }) => callId === call)).toMatchObject({ tool, arguments: args });
    },
  );

  test("the offsets of the injected passage point at it, in the retrieved document and in what the model saw of it", async () => {
    const { passage } = expectedOf("northquay-support-injection");
    if (passage === undefined) throw new Error("the sample states a passage");
    const { findings, documents } = await sampleRead(injection);
    expect(findings.documents.map(({ length }) => length)).toEqual(documents.map((one) => one.length));
    const holding = findings.documents.flatMap((one, at) =>
      documents[at]?.includes(passage.text) ? [{ ...one, text: documents[at] ?? "" }] : [],
    );
    expect(holding.map(({ origin, source, callId }) => `${origin} ${source} ${callId}`).sort()).toEqual([
      `retrieval ${passage.source} null`,
      `tool_result search_kb ${passage.retrievedBy}`,
    ]);
    for (const { origin, text: said } of holding) {
      const { start, end } = origin === "retrieval" ? passage.inDocument : passage.inToolResult;
      expect(said.slice(start, end)).toBe(passage.text);
    }
  });
});

describe("the same bytes give the same bytes", () => {
  test("two readings of the same exhibits print the same document, one line each with --each included", async () => {
    const paths = ownFiles.filter((_, n) => n % 3 === 0).map(([, path]) => path);
    for (const how of [["--json"], ["--each", "--jsonl"]]) {
      const first = await cli("analyze", ...paths, ...how);
      expect(first.code).toBe(0);
      expect((await cli("analyze", ...paths, ...how)).out).toBe(first.out);
    }
  });

  test("exhibits stand in the order given, and the calls they make do not depend on it", async () => {
    const [a, b] = [
      write(text("LangSmith runs array"), "a.json"),
      write(text("Langfuse UI download", stepsOf(3, "glaze", 2)), "b.json"),
    ];
    const [forth, back] = [await findingsOf(a, b), await findingsOf(b, a)];
    expect([forth, back].map(({ exhibits }) => exhibits.map(({ name }) => name))).toEqual([
      ["a.json", "b.json"],
      ["b.json", "a.json"],
    ]);
    expect(callIdsOf(back)).toEqual(callIdsOf(forth));
    expect(back.counts).toEqual(forth.counts);
  });

  test("the JSON Schema that the app publishes accepts what the command prints, and refuses what it must never print", async () => {
    const schema = z.fromJSONSchema(
      JSON.parse(JSON.stringify(findingsJsonSchema())) as Parameters<typeof z.fromJSONSchema>[0],
    );
    const findings = await findingsOf(...ownFiles.slice(0, 4).map(([, path]) => path));
    expect(schema.safeParse(findings).error).toBeUndefined();
    for (const wrong of [
      { ...findings, calls: undefined },
      { ...findings, more: 1 },
      { ...findings, counts: { ...findings.counts, spans: -1 } },
    ])
      expect(schema.safeParse(JSON.parse(JSON.stringify(wrong))).success).toBe(false);
  });
});

describe("one run in several files", () => {
  test("the same run in two exhibits counts once, and both are cited", async () => {
    const findings = await findingsOf(
      write(text("LangSmith runs array"), "a.json"),
      write(text("LangSmith runs lines"), "b.jsonl"),
    );
    expect(findings.counts).toMatchObject({ traces: 1, spans: 7, roots: 1 });
    expect(findings.calls.map(({ callId }) => callId)).toEqual(callIds(steps));
    for (const { cites } of findings.calls)
      expect(new Set(cites.map(({ exhibit }) => exhibit))).toEqual(new Set(["x1", "x2"]));
    expect(findings.documents).toHaveLength(6);
  });

  test("the very same file given twice adds nothing but an exhibit", async () => {
    const path = write(text("Langfuse CSV"), "a.csv");
    const [once, twice] = [await findingsOf(path), await findingsOf(path, path)];
    expect([twice.counts, twice.capture, callIdsOf(twice)]).toEqual([once.counts, once.capture, callIdsOf(once)]);
    expect(twice.exhibits.map(({ sha256 }) => sha256)).toEqual([once.exhibits[0]?.sha256, once.exhibits[0]?.sha256]);
  });

  test.each(Object.keys(exports))(
    "a trace cut into two files is one trace again, whichever file comes first (%s)",
    async (name) => {
      const shape = exports[name]?.name ?? "";
      const whole = await findingsOf(write(text(name), shape));
      const [head, tail] = [
        write(text(name, steps.slice(0, 3)), `head-${shape}`),
        write(text(name, steps.slice(3)), `tail-${shape}`),
      ];
      for (const paths of [
        [head, tail],
        [tail, head],
      ]) {
        const findings = await findingsOf(...paths);
        expect(findings.counts).toEqual(whole.counts);
        const bare = (one: Findings) => one.calls.map(({ cites: _cites, ...call }) => call);
        expect(bare(findings)).toEqual(bare(whole));
        expect(findings.exhibits.flatMap(({ problems }) => problems.map(({ code }) => code))).not.toContain(
          "parents_missing",
        );
      }
      expect((await findingsOf(tail)).exhibits[0]?.problems.map(({ code }) => code)).toContain("parents_missing");
    },
  );
});

describe("transcripts without a clock", () => {
  const turn = (n: number) => [
    {
      role: "assistant",
      content: null,
      tool_calls: [
        {
          id: `t${n}`,
          type: "function",
          function: { name: n % 2 ? "weigh" : "mix", arguments: JSON.stringify({ n }) },
        },
      ],
    },
    { role: "tool", tool_call_id: `t${n}`, content: `weighed ${n}` },
  ];
  const chat = (from: number, to: number) => ({
    messages: [
      { role: "user", content: "Mix the glaze." },
      ...Array.from({ length: to - from }, (_, n) => turn(from + n)).flat(),
    ],
  });

  test("calls keep the order of the file, in one conversation and over many", async () => {
    const one = await findingsOf(write(JSON.stringify(chat(0, 25)), "chat.json"));
    expect(one.calls.map(({ id, callId, time }) => [id, callId, time])).toEqual(
      Array.from({ length: 25 }, (_, n) => [`c${n + 1}`, `t${n}`, null]),
    );
    const rows = [chat(20, 30), chat(10, 20), chat(0, 10)].map((row) => `${JSON.stringify(row)}\n`).join("");
    const many = await findingsOf(write(rows, "chats.jsonl"));
    const wanted = [20, 10, 0].flatMap((from) => Array.from({ length: 10 }, (_, n) => `t${from + n}`));
    expect([many.counts.traces, many.counts.spans, many.calls.map(({ callId }) => callId)]).toEqual([3, 0, wanted]);
    expect(many.documents.map(({ callId }) => callId)).toEqual(wanted);
  });
});

describe("values that another reader would lose", () => {
  const callWith = (raw: string): string =>
    text("LangSmith runs array", stepsOf(1)).replace(/"inputs":\{"kiln":3[^}]*\}/, `"inputs":${raw}`);
  const printed = async (raw: string) => {
    const { code, out } = await cli("analyze", write(callWith(raw), "runs.json"), "--json");
    return { code, out, args: /"arguments":(.*),"argumentsFrom"/.exec(out)?.[1] };
  };

  test.each([
    ['{"account":12345678901234567890,"iban":9007199254740993}', "big_integer"],
    ['{"rate":0.1,"zero":-0,"tiny":1e-400,"big":-1e999}', null],
    ['{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}', null],
    ['{"hasOwnProperty":1,"toString":null,"":{"":[]}}', null],
    ['{"text":"\\u0000\\u001b[2J \\u202e ☃ \\ud83d\\ude00"}', null],
  ])("%s comes out as it went in", async (raw, code) => {
    const { code: exit, out, args } = await printed(raw);
    expect([exit, args?.replaceAll("\u202e", "\\u202e").replace("😀", "\\ud83d\\ude00")]).toEqual([0, raw]);
    if (code !== null) expect(only(readFindings(out).exhibits).problems.map((problem) => problem.code)).toContain(code);
  });

  test("NaN and Infinity, which JSON cannot spell, come out as words, and the document stays JSON", async () => {
    const { out, args } = await printed('{"a":NaN,"b":[-Infinity,Infinity]}');
    expect(args).toBe('{"a":"NaN","b":["-Infinity","Infinity"]}');
    expect(only(readFindings(out).exhibits).problems.map(({ code }) => code)).toContain("non_finite_number");
  });

  test("of one name twice the last value counts, and the record is named", async () => {
    const { out, args } = await printed('{"mode":"dry","mode":"wet"}');
    expect([args, only(readFindings(out).exhibits).problems.map(({ code, at }) => `${code} ${at}`)]).toEqual([
      '{"mode":"wet"}',
      ["duplicate_json_key /1"],
    ]);
  });

  test("half a surrogate pair stays JSON text and is named", async () => {
    const { out, args } = await printed('{"half":"\\ud83d"}');
    expect([args, only(readFindings(out).exhibits).problems.map(({ code }) => code)]).toEqual([
      '{"half":"\\ud83d"}',
      ["lone_surrogate"],
    ]);
  });
});

describe("evidence written by an attacker", () => {
  const words = [
    "__proto__",
    "constructor",
    "toString",
    "<script>alert(1)</script>",
    "../../../etc/passwd",
    "\u001b[2J\u202eevil",
    "'; drop table calls; --",
    "x1",
    "",
    " ",
  ];

  test("ids, names, tools and threads that are words of the machine are only text, and nothing is polluted", async () => {
    const hostile = words.flatMap((word, n) => {
      const [root, tool] = stepsOf(1, "hostile", n + 1).map(
        (step) => JSON.parse(JSON.stringify({ ...step })) as Record<string, unknown>,
      );
      const run = (step: Record<string, unknown> | undefined, more: object) => ({
        id: step?.["id"],
        trace_id: step?.["trace"],
        name: word,
        start_time: step?.["start"],
        end_time: step?.["end"],
        status: "success",
        error: null,
        tags: [word],
        outputs: { [word]: word },
        ...more,
      });
      return [
        run(root, {
          run_type: "chain",
          parent_run_id: null,
          inputs: { [word]: word },
          extra: { metadata: { thread_id: word, [word]: word } },
        }),
        run(tool, {
          run_type: "tool",
          parent_run_id: root?.["id"],
          inputs: { [word]: word },
          extra: { tool_call_id: word, metadata: { thread_id: word } },
        }),
      ];
    });
    const name = `evil\u001b[2J ${words[3]?.replaceAll("/", "|")} $(touch pwned).json`;
    const { code, out, err } = await cli("analyze", write(JSON.stringify(hostile), name), "--json");
    const findings = readFindings(out);
    expect([code, err, only(findings.exhibits).name, findings.counts.spans]).toEqual([0, "", name.replace("\u001b", "\u{FFFD}"), words.length * 2]);
    expect(findings.calls.map(({ tool, callId }) => [tool, callId])).toEqual(
      expect.arrayContaining(words.slice(0, 8).map((word) => [word, word])),
    );
    for (const word of words) expect(out).toContain(`"arguments":{${JSON.stringify(word)}:${JSON.stringify(word)}}`);
    expect([Object.keys({}), Reflect.get({}, "polluted"), Object.getPrototypeOf({})]).toEqual([
      [],
      undefined,
      Object.prototype,
    ]);
  });

  test("a name in the command's own words to the terminal cannot move its cursor or turn its line around", async () => {
    const odd = join(folder.path, "odd");
    mkdirSync(odd);
    const { err } = await cli("analyze", join(odd, "\u001b[2J\u202egone"), "--json");
    expect(err).toContain("\ufffd[2J\ufffdgone cannot be opened");
    expect(/[\u001b\u202e]/.test(err)).toBe(false);
  });
});

function never(): never {
  throw new Error("a value was expected");
}
