import { expect, test } from "vitest";
import { madeUpElements } from "@/lib/injection/passages/madeUpElements.ts";

const found = (text: string): string[] => [...madeUpElements(text)].map(({ start, end }) => text.slice(start, end));

test("elements of a name of their own are found with their tags, also where their signs are escaped", () => {
  expect(found("a <note_x>Tea</note_x> b")).toEqual(["<note_x>Tea</note_x>"]);
  expect(found("a &lt;information&gt;Tea&lt;/information&gt; b")).toEqual(["&lt;information&gt;Tea&lt;/information&gt;"]);
  expect(found(`a <information class="x">Tea<\\/information> b`)).toEqual([`<information class="x">Tea<\\/information>`]);
});

test("elements of pages, elements that are not closed near enough, and names that come again are none", () => {
  expect(found("<p>Tea</p><table><tr><td>x</td></tr></table>")).toEqual([]);
  expect(found("<information>Tea")).toEqual([]);
  expect(found(`<information>${" ".repeat(12_000)}</information>`)).toEqual([]);
  expect(found("<lamp>a</lamp><lamp>b</lamp>")).toEqual([]);
});

test("each element ends with the next closing tag behind it", () => {
  expect(found("</system><system>a<system>b</system> <system>c</system>")).toEqual(["<system>a<system>b</system>", "<system>b</system>", "<system>c</system>"]);
});
