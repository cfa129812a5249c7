import Ajv from "ajv/dist/2020.js";
import fc from "fast-check";
import { Marked } from "marked";
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { expect, test } from "vitest";
import { startsFormula } from "@/lib/base/csv.ts";
import { sha256Hex } from "@/lib/base/hash.ts";
import { buildReport } from "@/lib/report/buildReport.ts";
import { canonicalReport, reportHash } from "@/lib/report/export/canonicalReport.ts";
import { reportHtml } from "@/lib/report/export/html.ts";
import { reportMarkdown } from "@/lib/report/export/markdown.ts";
import { visible } from "@/lib/report/export/plainText.ts";
import { reportJsonSchema } from "@/lib/report/reportJsonSchema.ts";
import { reportSchema, type Report } from "@/lib/report/reportDocument.ts";
import { factsOf } from "./facts.ts";

/** Markup, pictures, links, formulas, directions of writing: what evidence may hold to break out of a page, a file or a spreadsheet. */
const hostile = fc.oneof(
  fc.constantFrom(
    "<script>alert(1)</script>", "</pre></blockquote><img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onclick='x", "![x](https://evil.example/p.png)", "[c1]: https://evil.example", "[text](javascript:alert(1))", "https://evil.example www.evil.example",
    "ops@evil.example", "| a | b |\n| --- | --- |", "```\n# heading\n```", "`` ` ``", "# heading\n- item\n1. one\n> quote\n---", "<!-- comment", "]]><x>", "&lt;b&gt; &#x3c;", "\\`code\\`", "a\\", "=HYPERLINK(\"https://evil.example\")", "+1+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1",
    "\u202egpj.exe", "a\u0000b\u001b[31m", "\ud800", "~~~\nx\n~~~", "***bold*** __x__ ~~y~~", "<https://evil.example>", "$\\href{javascript:alert(1)}{x}$", "\u2028line\u2029", "</style><style>@import 'x'", "{{7*7}}", ":::note\n", "[^1]: note", "</td></tr></table><form action=x>",
  ),
  fc.string({ unit: "binary", maxLength: 40 }), fc.string({ unit: fc.constantFrom(...Array.from("`|\\<>[]()!*_#@&'\"=+-~:/.\n \t{}$^")), maxLength: 30 }),
).chain((text) => fc.constantFrom(text, `word ${text}`, `${text}\n\n${text}`)).filter((text) => text.trim() !== "");

function reportWith(text: string): Report {
  return buildReport(factsOf(text), {
    texts: new Map([["summary", { text, author: text, savedUs: 1 }]]), actions: [{ id: "a", text, type: "prevent", owner: text, due: "2026-03-01", state: "open", source: "factor:no_approval_gate" }],
  });
}

const elements = ["html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "h3", "p", "nav", "ol", "ul", "li", "a", "section", "div", "table", "thead", "tbody", "tr", "th", "td", "code", "bdi", "blockquote", "pre", "span", "br"];
const attributes = ["lang", "charset", "http-equiv", "content", "name", "class", "aria-label", "aria-hidden", "href", "id", "scope", "dir"];

function* nodesOf(node: Tree.Node): Generator<Tree.Node> {
  yield node;
  if ("childNodes" in node) for (const child of node.childNodes) yield* nodesOf(child);
}

/** The tree without its texts. */
function outline(html: string): string[] {
  return [...nodesOf(parse(html))].flatMap((node) => ("tagName" in node ? [`${node.tagName} ${node.attrs.map(({ name, value }) => `${name}=${name === "content" ? "" : value}`).join(" ")}`] : node.nodeName.startsWith("#comment") ? ["comment"] : []));
}

test("no text can become an element, an attribute or a comment of the HTML file: its outline is that of a harmless text", () => {
  const harmless = outline(reportHtml(reportWith("word"), "0".repeat(64)));
  fc.assert(fc.property(hostile, (text) => {
    expect(outline(reportHtml(reportWith(text), "0".repeat(64)))).toEqual(harmless);
  }), { numRuns: 60 });
});

test("the HTML file has no script, nothing from elsewhere and a policy that forbids both; every link leads into the file", () => {
  fc.assert(fc.property(hostile, (text) => {
    const html = reportHtml(reportWith(text), "0".repeat(64));
    const tags = [...nodesOf(parse(html))].flatMap((node) => ("tagName" in node ? [node] : []));
    expect(tags.filter(({ tagName }) => !elements.includes(tagName)).map(({ tagName }) => tagName)).toEqual([]);
    const all = tags.flatMap(({ attrs }) => attrs);
    expect(all.filter(({ name }) => !attributes.includes(name))).toEqual([]);
    const ids = new Set(all.filter(({ name }) => name === "id").map(({ value }) => `#${value}`));
    expect(all.filter(({ name, value }) => name === "href" && !ids.has(value))).toEqual([]);
    const policy = all.find(({ name, value }) => name === "content" && value.startsWith("default-src"))?.value;
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? "";
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${Buffer.from(sha256Hex(style), "hex").toString("base64")}'; base-uri 'none'; form-action 'none'`);
  }), { numRuns: 30 });
});

test("the text is all there in the HTML file, with what cannot be seen written out", () => {
  fc.assert(fc.property(hostile, (text) => {
    const read = [...nodesOf(parse(reportHtml(reportWith(text), "0".repeat(64))))].flatMap((node) => (node.nodeName === "#text" && "value" in node ? [node.value] : [])).join("").replace(/\s+/g, " ");
    expect(read).toContain(visible(text).replace(/\s+/g, " ").trim());
    expect(read).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/);
  }), { numRuns: 60 });
});

/** The file as readers of GFM draw it. */
const drawn = (markdown: string): string => new Marked({ gfm: true, async: false }).parse(markdown, { async: false });
/** Addresses stand in code, which a harmless text does not need. */
const outlineDrawn = (markdown: string): string[] => outline(drawn(markdown)).filter((tag) => tag !== "code ");

test("no text can become markup of the Markdown file: a reader draws the same elements as for a harmless text", () => {
  const harmless = outlineDrawn(reportMarkdown(reportWith("word"), "0".repeat(64)));
  fc.assert(fc.property(hostile.filter((text) => !visible(text).trim().includes("\n")), (text) => {
    expect(outlineDrawn(reportMarkdown(reportWith(text), "0".repeat(64)))).toEqual(harmless);
  }), { numRuns: 200 });
});

test("the text is all there in the Markdown file, with what cannot be seen written out", () => {
  fc.assert(fc.property(hostile.filter((text) => !visible(text).trim().includes("\n")), (text) => {
    const read = [...nodesOf(parse(drawn(reportMarkdown(reportWith(text), "0".repeat(64)))))].flatMap((node) => (node.nodeName === "#text" && "value" in node ? [node.value] : [])).join("").replace(/\s+/g, " ");
    expect(read).toContain(visible(text).replace(/\s+/g, " ").trim());
  }), { numRuns: 100 });
});

test("what means nothing in Markdown is not escaped: times, names of tools, brackets, quotation marks", () => {
  const text = "At 10:02 (T+3.5 s) drop_table ran, \"done\" it said; 5 of 6 rows / 80 % - gone.";
  expect(reportMarkdown(reportWith(text), "0".repeat(64))).toContain(text);
});

test("lines of a text stay lines of a paragraph in the Markdown file: none begins a heading, a list, a quote or a table", () => {
  const text = "# a\n- b\n1. c\n> d\n| e |\n---\n===\n    code\n\n\n[x]: y";
  const markdown = reportMarkdown(reportWith(text), "0".repeat(64));
  const from = markdown.indexOf("### Written by");
  const written = markdown.slice(from, markdown.indexOf("## Impact", from)).split("\n").slice(2);
  expect(written.filter((line) => /^(?:[#>|=\-+*~`]|\d+[.)]| {4}|\t|\[)/.test(line))).toEqual([]);
  expect(written.length).toBeGreaterThan(8);
});

test("no pipe of a text ends a cell of a Markdown table", () => {
  const columns = (markdown: string): number[] => markdown.split("\n").filter((line) => line.startsWith("|")).map((line) => line.match(/(?<!\\)\|/g)?.length ?? 0);
  const harmless = columns(reportMarkdown(reportWith("word"), "0".repeat(64)));
  fc.assert(fc.property(hostile.filter((text) => !text.includes("\n")), (text) => {
    expect(columns(reportMarkdown(reportWith(text), "0".repeat(64)).replaceAll(/^(`{3,})text\n[^]*?\n\1$/gm, ""))).toEqual(harmless);
  }), { numRuns: 60 });
});

test.each(["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3"])("a cell that begins with %s begins with an apostrophe, in both files", (formula) => {
  const html = reportHtml(reportWith(formula), "0".repeat(64));
  const cells = [...nodesOf(parse(html))].filter((node) => "tagName" in node && node.tagName === "td").map((cell) => [...nodesOf(cell)].flatMap((node) => (node.nodeName === "#text" && "value" in node ? [node.value] : [])).join(""));
  expect(cells.filter(startsFormula)).toEqual([]);
  expect(cells.filter((cell) => cell === `'${formula}`).length).toBeGreaterThan(1);
});

test("the JSON file is what its published schema describes, and a changed one is not", () => {
  const fits = new Ajv({ strict: true }).compile(reportJsonSchema());
  const report = reportWith("word");
  expect([fits(JSON.parse(canonicalReport(report))), fits.errors]).toEqual([true, null]);
  expect(fits({ ...report, sections: [{ ...report.sections[0], machine: [{ kind: "verse" }] }] })).toBe(false);
});

test("the JSON file is canonical, its SHA-256 is the report hash, and it reads back as the report", () => {
  fc.assert(fc.property(hostile, (text) => {
    const report = reportWith(text);
    const json = canonicalReport(report);
    expect(sha256Hex(json)).toBe(reportHash(report));
    expect(canonicalReport(reportSchema.parse(JSON.parse(json)))).toBe(json);
  }), { numRuns: 40 });
});
