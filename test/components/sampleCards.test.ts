import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { IncidentLine } from "@/components/overview/incident-line.ts";
import { SampleCards } from "@/components/overview/sample-cards.tsx";

const line = (id: string): IncidentLine => ({
  id, title: `Title ${id}`, sample: true, state: "ready", exhibits: 1, bytes: 10, calls: 3, spans: 7, problems: 0, audit: null, verdict: "injection", isDecided: false, harmful: null, firstHarmUs: null, worstClass: null, auditSaid: "no signed log", startUs: null, endUs: null, createdUs: 1, lock: null,
});
const drawn = (words: ReadonlyMap<string, { summary: string; reconstructed: boolean }>): string => renderToStaticMarkup(createElement(SampleCards, { samples: [line("a"), line("b")], words })).replace(/<[^>]+>/g, "|");

test("a sample says what happened, and plainly that no public trace of it exists", () => {
  const html = drawn(new Map([["a", { summary: "A volume <b>is</b> lost.", reconstructed: true }]]));
  expect(html.match(/A reconstruction: no public trace exists\./g)).toHaveLength(1);
  expect(html).toContain("A volume &lt;b&gt;is&lt;/b&gt; lost.");
  expect(html.indexOf("no public trace")).toBeLessThan(html.indexOf("Title b"));
});

test("a sample without words, or that is somebody's real trace, is not called a reconstruction", () => {
  expect(drawn(new Map([["a", { summary: "A recording.", reconstructed: false }]]))).not.toContain("reconstruction");
});
