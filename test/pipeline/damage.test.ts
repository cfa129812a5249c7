import { randomBytes, createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { bulkTable } from "../evidence/bulkTable.ts";
import { utf16 } from "../evidence/harness.ts";
import { zipOf } from "../evidence/zipWriter.ts";
import { callIds, exports, stepsOf } from "./exports.ts";
import { callIdsOf, cli, codesOf, faultsOf, findingsOf, only, readFindings, tempFolder } from "./run.ts";

const folder = tempFolder();
const steps = stepsOf(6);
const all = callIds(steps);
const [json, lines, download, table] = [
  "LangSmith runs array",
  "LangSmith runs lines",
  "Langfuse UI download",
  "Langfuse CSV",
];
const names = Object.keys(exports);
const exportOf = (name: string) => {
  const found = exports[name];
  if (found === undefined) throw new Error(`there is no export named ${name}`);
  return found;
};
const textOf = (name: string): string => exportOf(name).text(steps);
const before = (n: number): string[] => all.slice(0, n - 1);
const without = (n: number): string[] => all.filter((id) => id !== `burner-${n}`);

let files = 0;
const write = (content: string | Uint8Array, name = "evidence.json"): string =>
  folder.put(join(String(files++), name), content);
const glaze = stepsOf(3, "glaze", 2);
const good = write(exportOf("LangSmith runs array").text(glaze), "good.json");

/** The only exhibit of an incident, which reports as it should. */
async function read(content: string | Uint8Array, name?: string) {
  const findings = await findingsOf(write(content, name));
  const exhibit = only(findings.exhibits);
  expect(faultsOf(exhibit)).toEqual([]);
  return { exhibit, calls: callIdsOf(findings), codes: codesOf(exhibit), findings };
}

describe.each(names)("%s", (name) => {
  const { format } = exportOf(name);

  test("whole, gives every call and no problem", async () => {
    const { exhibit, calls, codes } = await read(textOf(name));
    expect([exhibit.format, exhibit.records, calls, codes]).toEqual([
      format,
      { read: 7, kept: 7, skipped: 0 },
      all,
      [],
    ]);
  });

  const text = textOf(name);
  const callFour = text.indexOf("burner-4");
  const beginOf: Record<string, string> = {
    [json ?? ""]: `byte ${Buffer.byteLength(text.slice(0, text.lastIndexOf("\n", callFour) + 1))}`,
    [download ?? ""]: `byte ${Buffer.byteLength(text.slice(0, text.lastIndexOf("\n", callFour) + 1))}`,
    [lines ?? ""]: "line 5",
    [table ?? ""]: "row 5",
  };

  test("cut in the middle of a record keeps the records before it and names the one that was cut", async () => {
    const { exhibit, calls, codes } = await read(text.slice(0, callFour));
    expect([exhibit.format, exhibit.records, calls]).toEqual([format, { read: 5, kept: 4, skipped: 1 }, before(4)]);
    expect(codes).toEqual([`record_truncated ${beginOf[name]}`]);
  });

  test("a wrong bracket in one record is told by its place, and costs no record before it", async () => {
    const start = steps[4]?.start ?? "";
    const hurt = text.replace(`"${start}",`, `"${start}"],`);
    expect(hurt).not.toBe(text);
    const { exhibit, calls, codes } = await read(hurt);
    // Lines and rows begin anew behind the damage; inside one document nobody can tell where the next record begins.
    const isDocument = name === json || name === download;
    expect([exhibit.format, calls]).toEqual([format, isDocument ? before(4) : without(4)]);
    const column = (hurt.split("\n")[4] ?? "").indexOf(`"${start}"]`) + start.length + 3;
    expect(codes).toEqual([isDocument ? `broken_json line 5, column ${column}` : `record_malformed ${beginOf[name]}`]);
  });

  test.each<[string, (text: string) => string | Uint8Array, string[]]>([
    ["a byte order mark", (t) => `\ufeff${t}`, ["byte_order_mark byte 0"]],
    ["line ends of Windows", (t) => t.replaceAll("\n", "\r\n"), []],
    ["UTF-16, little end first, marked", (t) => utf16(t, "le", true), ["not_utf8 file", "byte_order_mark byte 0"]],
    ["UTF-16, big end first, unmarked", (t) => utf16(t, "be", false), ["not_utf8 file"]],
    ["gzip", (t) => gzipSync(t), []],
    ["gzip in two members", (t) => Buffer.concat([gzipSync(t.slice(0, 1001)), gzipSync(t.slice(1001))]), []],
  ])("%s loses no record", async (_, dress, expected) => {
    const { exhibit, calls, codes, findings } = await read(dress(text));
    expect([exhibit.format, exhibit.records, calls, codes]).toEqual([
      format,
      { read: 7, kept: 7, skipped: 0 },
      all,
      expected,
    ]);
    expect(findings.calls[0]?.arguments).toEqual({ kiln: 3, burner: 1, note: "zone “1” ☃" });
  });

  test("a byte that is not UTF-8 costs nothing but itself, and is told by its place", async () => {
    const bytes = Buffer.from(text);
    const at = bytes.indexOf("burner 4 burns");
    bytes[at] = 0xff;
    const { calls, codes } = await read(bytes);
    expect([calls, codes]).toEqual([all, [`not_utf8 byte ${at}`]]);
  });

  test("raw zero bytes inside a record are reported where they stand, and every other record is kept", async () => {
    const { exhibit, calls, codes } = await read(text.replace("burner 4 burns", "burner\0\0 burns"));
    expect(calls).toEqual(name === table ? all : without(4));
    const at = name === json ? "/4" : name === download ? "/observations/4" : beginOf[name];
    expect([exhibit.format, codes]).toEqual([format, [`record_malformed ${at}`]]);
  });

  test("a tail of zero bytes, as a crashed disk leaves it, is reported and loses no record", async () => {
    const { calls, codes } = await read(`${text}${"\0".repeat(5000)}`);
    expect(calls).toEqual(all);
    expect(codes.map((code) => code.split(" ")[0])).toContain("record_malformed");
  });

  test("nesting of 10,000 levels is refused by name, or kept as text where it is text, and the rest is read", async () => {
    const { exhibit, calls, codes } = await read(
      text.replace('"burner 4 burns"', `${"[".repeat(10_000)}${"]".repeat(10_000)}`),
    );
    const at = name === json ? "/4" : name === download ? "/observations/4" : "line 5";
    expect([exhibit.format, calls, codes]).toEqual([
      format,
      name === table ? all : without(4),
      name === table ? [] : [`limit_exceeded ${at}`],
    ]);
  });

  test("a text that nests 10,000 levels when it is taken for JSON costs neither its record nor the others", async () => {
    const { exhibit, calls } = await read(text.replace("burner 4 burns", `${"[".repeat(10_000)}${"]".repeat(10_000)}`));
    expect([exhibit.records, calls]).toEqual([{ read: 7, kept: 7, skipped: 0 }, all]);
  });

  test("gzip that was cut gives the records that came out of it", async () => {
    const many = stepsOf(400);
    const packed = gzipSync(exportOf(name).text(many));
    const { exhibit, calls, codes } = await read(packed.subarray(0, packed.length >> 1));
    expect(exhibit.format).toBe(format);
    expect(calls.length).toBeGreaterThan(100);
    expect(calls).toEqual(callIds(many.slice(0, calls.length + 1)).sort());
    expect(codes[0]).toBe("record_truncated file");
  });

  test("a good exhibit beside a broken one is read as if it were alone", async () => {
    const alone = await findingsOf(good);
    const hurt = [text.slice(0, callFour), text.replaceAll('"', "'"), "\0".repeat(999), randomText(4096)].map(
      (content) => write(content),
    );
    const together = await findingsOf(...hurt.slice(0, 2), good, ...hurt.slice(2));
    expect(together.exhibits.flatMap(faultsOf)).toEqual([]);
    const { id: _first, ...own } = only(alone.exhibits);
    expect(together.exhibits[2]).toEqual({ id: "x3", ...own });
    expect(callIdsOf(together)).toEqual(expect.arrayContaining(callIds(glaze)));
  });
});

/** Bytes that look random and are the same in every run. */
function randomText(count: number): Uint8Array {
  return Buffer.concat(
    Array.from({ length: Math.ceil(count / 64) }, (_, n) => createHash("sha512").update(String(n)).digest()),
  ).subarray(0, count);
}

describe("what is no export", () => {
  const page =
    '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form action="/login">…</form></body></html>';
  const database = Buffer.concat([Buffer.from("SQLite format 3\0"), randomText(3000)]);
  test.each<[string, string, string | Uint8Array]>([
    ["a login page saved as .json", "export_is_an_error", page],
    ["a login page behind a byte order mark and blank lines", "export_is_an_error", `\ufeff\n\n  ${page}`],
    ["an empty file", "empty_export", ""],
    ["blanks and line feeds", "empty_export", " \n\n\t\r\n"],
    ["an empty list", "empty_export", "[]"],
    ["nothing but zero bytes", "empty_export", new Uint8Array(4096)],
    ["rubbish", "format_unknown", randomText(20_000)],
    ["a database", "format_unknown", database],
    [
      "a picture",
      "format_unknown",
      Buffer.from(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
        "base64",
      ),
    ],
    ["a document", "format_unknown", "%PDF-1.7\n%âãÏÓ\n"],
    ["prose", "format_unknown", "We met on Tuesday and decided nothing.\n"],
    ["JSON of something else", "format_unknown", '{"menu":{"soup":4,"bread":[1,2]}}'],
    ["JSON Lines of something else", "format_unknown", '{"soup":4}\n{"soup":5}\n'],
    ["a table of something else", "format_unknown", "dish,price\nsoup,4\nbread,1\n"],
    ["one number", "format_unknown", "42"],
    ["a printed object", "broken_json", "{'id': '1', 'run_type': 'llm', 'inputs': {'a': None}}"],
    [
      "a run printed in a notebook",
      "python_repr",
      "Run(id=UUID('0190aaaa-0000-7000-8000-000000000001'), name='a', run_type='chain')",
    ],
    ["a table cut off before its end", "format_unknown", bulkTable({ codec: "SNAPPY" }).subarray(0, 3000)],
    ["a gzip file of nothing", "empty_export", gzipSync("")],
    ["gzip inside gzip", "format_unknown", gzipSync(gzipSync("[]"))],
    ["the head of a gzip file alone", "record_truncated", gzipSync("[]").subarray(0, 8)],
  ])("%s is told as %s, with what to do, and is no error of the command", async (_, code, content) => {
    const { exhibit, codes, findings } = await read(content, "export.json");
    expect(codes.map((one) => one.split(" ")[0])).toContain(code);
    expect([exhibit.records, findings.calls, findings.counts.spans]).toEqual([{ read: 0, kept: 0, skipped: 0 }, [], 0]);
  });

  test("a file whose format is unknown is still searched for credentials", async () => {
    const { exhibit, codes } = await read("soup: postgres://cook:Ladle-7-Basil@db.kitchen.example/menu\n", "menu.txt");
    expect([exhibit.format, codes.some((code) => code.startsWith("secret_present"))]).toEqual(["unknown", true]);
  });
});

describe("tables", () => {
  test.each<[string, (row: string) => string]>([
    ["one cell too few", (row) => row.replace(/,"[^"]*"$/, "")],
    ["one cell too many", (row) => `${row},"more"`],
    ["a quote that closes too early", (row) => row.replace('"set_burner"', '"set"_burner"')],
  ])("a row with %s is skipped by its number, and no other", async (_, hurt) => {
    const rows = textOf("Langfuse CSV").split("\n");
    rows[5] = hurt(rows[5] ?? "");
    const { exhibit, calls, codes } = await read(rows.join("\n"), "observations.csv");
    expect([exhibit.records, calls, codes]).toEqual([
      { read: 7, kept: 6, skipped: 1 },
      without(4),
      ["record_malformed row 5"],
    ]);
  });
});

describe("archives", () => {
  const entry = (name: string, content: string | Uint8Array, more = {}) => ({
    name,
    bytes: Buffer.from(content),
    ...more,
  });

  test("good and bad entries of a zip each become an exhibit with problems of its own, and the good ones are whole", async () => {
    const archive = zipOf([
      entry("runs/", ""),
      entry("runs/a.json", textOf("LangSmith runs array")),
      entry("runs/hurt.json", exportOf("Langfuse UI download").text(glaze), { crc: 1 }),
      entry("runs/secret.json", "[]", { flags: 1 }),
      entry("runs/odd.json", "[]", { method: 14 }),
      entry("inner.zip", zipOf([entry("b.json", "[]")]), { method: 0 }),
      entry("../../etc/cron.d/evil\u001b[2J", exportOf("Langfuse CSV").text(stepsOf(2, "vent", 3))),
      entry("rubbish", randomText(300)),
      entry("__MACOSX/._a.json", "x"),
    ]);
    const findings = await findingsOf(write(archive, "case.zip"));
    expect(findings.exhibits.flatMap(faultsOf)).toEqual([]);
    expect(findings.exhibits.map(({ id, name, format, container }) => [id, name, format, container])).toEqual([
      ["x1", "case.zip", "archive.zip", null],
      ["x2", "case.zip/runs/a.json", "langsmith.runs", "x1"],
      ["x3", "case.zip/runs/hurt.json", "langfuse.ui-download", "x1"],
      ["x4", "case.zip/../../etc/cron.d/evil\ufffd[2J", "langfuse.observations-export", "x1"],
      ["x5", "case.zip/rubbish", "unknown", "x1"],
    ]);
    expect(findings.exhibits.map((one) => codesOf(one).map((code) => code.split(" ")[0]))).toEqual([
      ["record_malformed", "format_unknown", "format_unknown", "format_unknown"],
      [],
      [],
      [],
      ["format_unknown"],
    ]);
    expect(callIdsOf(findings)).toEqual([...all, ...callIds(glaze), "vent-1", "vent-2"]);
  });

  test("a zip that was cut is told as unreadable, and what lies beside it is read", async () => {
    const archive = zipOf([entry("a.json", textOf("LangSmith runs array"))]);
    const findings = await findingsOf(write(archive.subarray(0, archive.length - 30), "cut.zip"), good);
    expect(codesOf(findings.exhibits[0] ?? never())).toEqual(["format_unknown file"]);
    expect(callIdsOf(findings)).toEqual(callIds(glaze));
  });
});

describe("a folder of everything", () => {
  test("gives one line per file, in the order of the names, each with its own problems and none without", async () => {
    const root = join(folder.path, "mixed");
    mkdirSync(join(root, "b", "c"), { recursive: true });
    const content: Record<string, string | Uint8Array> = {
      "a.json": textOf("LangSmith runs array"),
      "b/c/empty": "",
      "b/cut.json": textOf("Langfuse UI download").slice(0, -30),
      "b/page.html": "<html>",
      "d.csv.gz": gzipSync(textOf("Langfuse CSV")),
      "e.bin": randomBytes(0),
      "z.jsonl": `${textOf("LangSmith runs lines")}{"oops\n`,
    };
    for (const [name, bytes] of Object.entries(content)) writeFileSync(join(root, name), bytes);
    const { code, out } = await cli("analyze", root, "--each", "--jsonl");
    const documents = out.trimEnd().split("\n").map(readFindings);
    expect([code, documents.map(({ input }) => input)]).toEqual([
      0,
      Object.keys(content).map((name) => join(root, name)),
    ]);
    expect(documents.flatMap(({ exhibits }) => exhibits.flatMap(faultsOf))).toEqual([]);
    expect(documents.map((one) => [only(one.exhibits).format, callIdsOf(one).length])).toEqual([
      ["langsmith.runs", 6],
      ["unknown", 0],
      ["langfuse.ui-download", 5],
      ["unknown", 0],
      ["langfuse.observations-export", 6],
      ["unknown", 0],
      ["langsmith.runs", 6],
    ]);
  });
});

function never(): never {
  throw new Error("an exhibit was expected");
}
