import { existsSync, readdirSync } from "node:fs";
import { lexer, type Token, type Tokens, walkTokens } from "marked";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { documents, readDocument } from "@/app/docs/documents.ts";
import { DocTokens } from "@/components/docs/doc-tokens.tsx";
import { headingId } from "@/components/docs/heading-id.ts";
import { auditFormats } from "@/lib/audit/profile.ts";

const texts = await Promise.all(documents.map(async ({ slug }) => ({ slug, text: (await readDocument(slug)) ?? "" })));
const drawn = (text: string): string => renderToStaticMarkup(<DocTokens tokens={lexer(text)} />);

function all<T extends Token>(text: string, type: T["type"]): T[] {
  const found: T[] = [];
  void walkTokens(lexer(text), (token) => { if (token.type === type) found.push(token as T); });
  return found;
}

test("every file of the folder is a page, and every page has its file", () => {
  expect(readdirSync("public/docs").toSorted()).toEqual(documents.map(({ slug }) => `${slug}.md`).toSorted());
});

test("a name that is no document is answered with nothing, whatever it spells", async () => {
  for (const name of ["", "..", "../../package", "verdicts.md", "constructor"]) expect(await readDocument(name)).toBeNull();
});

test("letters of code stay what they are, and HTML in a document is shown as text", () => {
  expect(drawn("`a < b && c`\n\n<img src=x onerror=alert(1)>\n\nA & B <b>bold</b>")).not.toMatch(/<img|<b>/);
  expect(drawn("`a < b && c`")).toContain("a &lt; b &amp;&amp; c");
});

describe.each(texts)("$slug", ({ text }) => {
  test("has one title, and headings whose anchors differ", () => {
    const headings = all<Tokens.Heading>(text, "heading");
    expect(headings.filter(({ depth }) => depth === 1)).toHaveLength(1);
    const ids = headings.map((one) => headingId(one.text));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("leads only to documents and headings that are there", () => {
    for (const { href } of all<Tokens.Link>(text, "link")) {
      const [file = "", anchor] = href.split("#");
      const target = file === "" ? text : texts.find(({ slug }) => `${slug}.md` === file)?.text;
      expect(target, href).toBeDefined();
      if (anchor !== undefined) expect(all<Tokens.Heading>(target ?? "", "heading").map((one) => headingId(one.text))).toContain(anchor);
    }
  });

  test("names only files and folders of the project that are there", () => {
    const named = all<Tokens.Codespan>(text, "codespan").map((one) => one.text).filter((one) => /^(lib|test|public|app)\/[\w./-]+$/.test(one));
    for (const path of named) expect(existsSync(path), path).toBe(true);
  });

  test("is drawn whole: each word of its code and tables is on the page", () => {
    const html = drawn(text);
    for (const { text: code } of all<Tokens.Code>(text, "code")) expect(html).toContain(code.split("\n")[0]?.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;"));
    expect(html.match(/<table/g)?.length ?? 0).toBe(all<Tokens.Table>(text, "table").length);
  });
});

test("the format of the custody log has the name that the document gives it", () => {
  expect(auditFormats).toContain("aftertrace.custody");
  expect(texts.find(({ slug }) => slug === "verification")?.text).toContain("`aftertrace.custody`");
});
