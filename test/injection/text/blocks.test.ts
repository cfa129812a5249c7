import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOf, spanOf } from "@/lib/injection/text/mappedText.ts";
import { readBlocks } from "@/lib/injection/text/readBlocks.ts";

const word = fc.constantFrom("ferry", "Zürich", "guests", "it's", "\"quoted\"", "a, b", "x: y", "back\\slash", "😀", "100%", "<b>", "&", "'", "note", "#7", "mara@pier.example");
const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
const text = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
const member = fc.record({ id: fc.integer({ min: 1, max: 9_999 }), name: sentence, note: text });
const members = fc.array(member, { minLength: 1, maxLength: 5 });

const escaped = (value: string): string => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const repr = (value: string): string => `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n")}'`;

const writers: readonly (readonly [string, (members: readonly { id: number; name: string; note: string }[]) => string])[] = [
  ["JSON", (all) => JSON.stringify(all, null, 1)],
  ["JSON inside JSON", (all) => JSON.stringify({ body: JSON.stringify(all) })],
  ["folded YAML", (all) => all.map(({ id, name, note }) => `- id: ${id}\n  name: '${name.replaceAll("'", "''")}'\n  note: >\n${note.split("\n").map((line) => `    ${line}`).join("\n")}\n`).join("")],
  ["quoted YAML", (all) => all.map(({ id, note }) => `- id: ${id}\n  note: ${JSON.stringify(note)}\n`).join("")],
  ["what Python prints", (all) => `[${all.map(({ id, name, note }) => `{'id': ${id}, 'name': ${repr(name)}, 'note': ${repr(note)}}`).join(", ")}]`],
  ["CSV", (all) => ["id,name,note", ...all.map(({ id, name, note }) => `${id},"${name.replaceAll('"', '""')}","${note.replaceAll('"', '""')}"`)].join("\n")],
  ["HTML", (all) => `<html><body>${all.map(({ name, note }) => `<div><h2>${escaped(name)}</h2><p>${escaped(note)}</p></div>`).join("\n")}</body></html>`],
  ["mails", (all) => all.map(({ id, name, note }) => `From: clerk${id}@pier.example\nSubject: ${name.replaceAll("\n", " ")}\n\nHello,\n\n${note}\n\nRegards,\nAnn\n-----\n`).join("")],
  ["a log", (all) => all.map(({ id, name }) => `2026-03-04 10:11:12 INFO id=${id} note=${JSON.stringify(name)}`).join("\n")],
  ["Markdown", (all) => all.map(({ name, note }) => `# ${name}\n\n- ${note.replaceAll("\n", "\n  ")}\n`).join("\n")],
];

/** A letter or digit that stands for itself stands at its place; the mark of an escape stands at the place of its escape. */
function checkMap(document: string): void {
  for (const { text: read, whole } of readBlocks(document).blocks) {
    const { start, end } = spanOf(read, 0, read.text.length);
    expect([start >= 0, end > start, end <= document.length, whole.start <= start]).toEqual([true, true, true, true]);
    const wrong = [...Array(read.text.length).keys()].filter((at) => {
      const [place, own] = [placeOf(read, at), read.text.charAt(at)];
      const here = document.charAt(place);
      return (at > 0 && place < placeOf(read, at - 1)) || (/[a-zA-Z\d]/.test(own) && here !== "&" && here !== "\\" && here !== own);
    });
    expect(wrong, document).toEqual([]);
  }
}

describe("a block's text is found again in its document, letter by letter", () => {
  test.each(writers)("%s", (_name, write) => {
    fc.assert(fc.property(members, (all) => checkMap(write(all))), { numRuns: 60 });
  });

  test("any text", () => {
    const pieces = ["{", "}", "[", "]", '"', "'", "\\", "\\n", "\\u0041", ":", ",", "\n", "- ", "  ", "a: ", "|", ">", "<p>", "</p>", "<!--", "&amp;", "From: x\n", "# ", "```\n", "ferry", "1"];
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5, unit: "binary" })), { maxLength: 60 }), (parts) => checkMap(parts.join(""))), { numRuns: 300 });
  });
});

const texts = (document: string): string[] => readBlocks(document).blocks.map(({ text: { text: own } }) => own);

describe("the serialisation of a text is undone", () => {
  test.each([
    ["JSON", JSON.stringify({ note: 'She said "go"\nand went.' }), 'She said "go"\nand went.'],
    ["JSON inside JSON", JSON.stringify({ body: JSON.stringify({ note: "Line one\nline two of it, which is rather longer than one line is" }) }), "Line one\nline two of it, which is rather longer than one line is"],
    ["folded YAML", "a: 1\nnote: 'The ferry\n  leaves at nine.'\n", "The ferry leaves at nine."],
    ["what Python prints", "{'id': 1, 'note': 'It\\'s late.'}", "It's late."],
    ["HTML", "<div><p>Fish &amp; chips</p><p>Tea</p></div>", "Fish & chips"],
    ["CSV", 'id,note\n1,"Tea, please"\n2,"Milk"\n', "Tea, please"],
  ])("%s", (_name, document, expected) => {
    expect(texts(document)).toContain(expected);
  });

  test("quotes that nobody escaped inside a printed text leave it one text", () => {
    expect(texts(`[{'id': 4, 'note': 'Ann's mother said 'come in' and that's all.', 'ok': True}]`)).toContain("Ann's mother said 'come in' and that's all.");
    expect(texts(`{"id": 4, "note": "They call it "the pier", and it is old", "ok": true}`)).toContain('They call it "the pier", and it is old');
  });

  test("fields keep their names, members of a list their records, and a text with a sender is marked", () => {
    const { blocks } = readBlocks(JSON.stringify([{ from: "ann@pier.example", body: "Tea at five." }, { id: 7, body: "Milk at six." }]));
    expect(blocks.map(({ field, correspondence }) => [field, correspondence])).toEqual([["from", true], ["body", true], ["id", false], ["body", false]]);
    const [one, , two] = blocks.map(({ record }) => record);
    expect(one).not.toBe(two);
  });

  test("elements that lie far deeper than a page's are read as well", () => {
    expect(texts(`${"<div>".repeat(5_000)}<p>Tea at five.</p>${"</div>".repeat(5_000)}`).join("\n")).toContain("Tea at five.");
  });
});

describe("nothing of a long text is left unread", () => {
  const last = "The last of them says that tea is at five.";
  const sentence = "The ferry leaves the pier at nine and comes back at noon. ";
  test.each([
    ["prose", `${sentence.repeat(12_000)}${last}`],
    ["prose without a line or a blank to cut at", `${"x".repeat(450_000)} ${last}`],
    ["one long value", JSON.stringify({ note: `${sentence.repeat(12_000)}${last}` })],
    ["more values than are told apart", JSON.stringify([...Array<number>(110_000).fill(1), last])],
    ["more lines of YAML than are told apart", `${"a: 1\n".repeat(110_000)}b: ${last}\n`],
  ])("%s", (_name, document) => {
    const read = texts(document);
    expect(read.join("\n")).toContain(last);
    expect(Math.max(...read.map((one) => one.length))).toBeLessThanOrEqual(200_000);
  });
});
