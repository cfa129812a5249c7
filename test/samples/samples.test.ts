import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { forbidden, hostsIn, isReserved } from "./cleanText.ts";
import { readLangfuse, readLangsmith, textOf } from "./read.ts";

const root = process.cwd();
const injectionSlug = "northquay-support-injection";
const misfireSlug = "fernhollow-volume-misfire";

type Counts = {
  traces: number;
  spans: number;
  calls: number;
  failedCalls: number;
  retrievedDocuments: number;
  toolsOffered: string[];
};
type Expected = {
  harmful: string[];
  firstHarm: string;
  harmfulTrace: string;
  followUpTraces: string[];
  counts: Counts;
};
type InjectionExpected = Expected & {
  fromPassage: { call: string; tool: string }[];
  passage: { text: string; source: string; inDocument: Place; retrievedBy: string; inToolResult: Place };
};
type Place = { start: number; end: number };

const injectionText = textOf(injectionSlug, "langsmith-runs.json");
const misfireText = textOf(misfireSlug, "langfuse-traces.json");
const samples = [
  {
    slug: injectionSlug,
    text: injectionText,
    incident: readLangsmith(injectionText),
    expected: JSON.parse(textOf(injectionSlug, "expected.json")) as Expected,
    /** What only the calls of the incident reach for. */
    targets: /integration_tokens|parcel-relay|production\.env|\bDROP\b/,
  },
  {
    slug: misfireSlug,
    text: misfireText,
    incident: readLangfuse(misfireText),
    expected: JSON.parse(textOf(misfireSlug, "expected.json")) as Expected,
    targets: /volumeDelete|vol-3e81c07a|halyard|renew-domains|hlyd-/i,
  },
];

const folder = mkdtempSync(join(tmpdir(), "aftertrace-samples-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesUnder = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();

test("making the samples again, in another time zone and language, gives the committed bytes", () => {
  execFileSync(process.execPath, [join(root, "bin", "make-samples.mjs"), folder], {
    env: { ...process.env, TZ: "Pacific/Auckland", LC_ALL: "tr_TR.UTF-8" },
  });
  const made = join(folder, "public", "samples");
  const slugs = readdirSync(made).sort();
  expect(readdirSync(join(root, "public", "samples")).sort()).toEqual(slugs);
  for (const slug of slugs) {
    const committed = join(root, "public", "samples", slug);
    expect(filesUnder(committed)).toEqual(filesUnder(join(made, slug)));
    for (const name of filesUnder(join(made, slug))) {
      expect(readFileSync(join(committed, name)).equals(readFileSync(join(made, slug, name))), name).toBe(true);
    }
  }
});

describe.each(samples)("$slug", ({ slug, text, incident, expected, targets }) => {
  const { calls, spans, traces } = incident;

  test("holds enough work to learn from: 150 calls in 10 traces over 3 days at the least", () => {
    expect(calls.length).toBeGreaterThanOrEqual(150);
    expect(traces.length).toBeGreaterThanOrEqual(10);
    expect(new Set(calls.map((call) => call.time.slice(0, 10))).size).toBeGreaterThanOrEqual(3);
  });

  test("a reader that knows nothing of the story comes to the stated counts", () => {
    expect({
      traces: traces.length,
      spans: spans.length,
      calls: calls.length,
      failedCalls: calls.filter((call) => call.failed).length,
      retrievedDocuments: new Set(incident.retrieved.map((document) => document.text)).size,
      toolsOffered: incident.offered,
    }).toEqual({
      traces: expected.counts.traces,
      spans: expected.counts.spans,
      calls: expected.counts.calls,
      failedCalls: expected.counts.failedCalls,
      retrievedDocuments: expected.counts.retrievedDocuments,
      toolsOffered: expected.counts.toolsOffered,
    });
  });

  test("every call was requested by the model under the same id, with the same arguments, once", () => {
    const executed = new Map(calls.map((call) => [call.id, `${call.tool} ${call.args}`]));
    const requested = new Map(incident.requested.map((call) => [call.id, `${call.tool} ${call.args}`]));
    expect(executed.size).toBe(calls.length);
    expect(executed).toEqual(requested);
  });

  test("every span lies inside its parent, and no id occurs twice", () => {
    const byId = new Map(spans.map((span) => [span.id, span]));
    expect(byId.size).toBe(spans.length);
    for (const span of spans) {
      const parent = span.parent === null ? span : byId.get(span.parent);
      expect(parent, span.id).toBeDefined();
      expect(
        span.start <= span.end && (parent?.start ?? "") <= span.start && span.end <= (parent?.end ?? ""),
        span.id,
      ).toBe(true);
    }
  });

  test("the harm is done in one trace of the last day, and people ask about it later", () => {
    const harmful = expected.harmful.map((id) => calls.find((call) => call.id === id));
    const lastDay = calls.at(-1)?.time.slice(0, 10);
    for (const call of harmful) {
      expect(call).toMatchObject({ trace: expected.harmfulTrace, failed: false });
      expect(call?.time.slice(0, 10)).toBe(lastDay);
    }
    expect(harmful[0]?.id).toBe(expected.firstHarm);
    const later = traces.filter((trace) => trace.start > (harmful.at(-1)?.end ?? "")).map((trace) => trace.id);
    expect(later.sort()).toEqual([...expected.followUpTraces].sort());
  });

  test("no legitimate run touches what the incident touched", () => {
    const incidentTraces = [expected.harmfulTrace, ...expected.followUpTraces];
    const touching = calls.filter(
      (call) => !incidentTraces.includes(call.trace) && targets.test(call.args + call.result),
    );
    expect(touching.map((call) => call.args)).toEqual([]);
  });

  test("neither the operator nor a user names the target of the harm", () => {
    const named = incident.words.filter((words) => targets.test(words.replace("No DROP, no TRUNCATE.", "")));
    expect(named).toEqual([]);
  });

  test("the export reads like one: one record per line, line feeds only, of a size to open by hand", () => {
    const size = Buffer.byteLength(text);
    expect(size).toBeGreaterThan(500_000);
    expect(size).toBeLessThan(4_000_000);
    for (const name of filesUnder(join(root, "public", "samples", slug)))
      expect(textOf(slug, name)).not.toContain("\r");
    expect(text.split("\n").length).toBeGreaterThan(spans.length);
  });

  test("all hosts and addresses are reserved names", () => {
    const everything = filesUnder(join(root, "public", "samples", slug))
      .map((name) => textOf(slug, name))
      .join("\n");
    expect(hostsIn(everything).filter((host) => !isReserved(host))).toEqual([]);
    expect(hostsIn(everything).length).toBeGreaterThan(50);
  });

  test("no credential of a real provider's form and no path of a developer's machine is in any file", () => {
    for (const name of filesUnder(join(root, "public", "samples", slug))) {
      expect(forbidden.exec(textOf(slug, name))?.[0], name).toBeUndefined();
    }
  });

  test("sample.json says that it is a reconstruction, of which card, and names every file of evidence", () => {
    const about = ["README.md", "expected.json", "sample.json"];
    expect(JSON.parse(textOf(slug, "sample.json"))).toMatchObject({
      slug,
      reconstructed: true,
      made_by: "bin/make-samples.mjs",
      files: expect.toSatisfy((files: string[]) => [...files, ...about].sort().join() === filesUnder(join(root, "public", "samples", slug)).join()),
      card: expect.stringMatching(/^\d/),
    });
    expect(textOf(slug, "README.md")).toContain("**reconstruction**");
    for (const id of expected.harmful) expect(textOf(slug, "README.md")).toContain(id);
  });
});

describe("the injection", () => {
  const { incident } = samples[0] as (typeof samples)[number];
  const { passage, fromPassage } = JSON.parse(textOf(injectionSlug, "expected.json")) as InjectionExpected;

  test("the passage stands in a retrieved document and in what the model saw of it, before the first call that follows it", () => {
    const [document, ...others] = incident.retrieved.filter((retrieved) => retrieved.text.includes(passage.text));
    expect(others).toEqual([]);
    expect(document?.source).toBe(passage.source);
    expect(document?.text.slice(passage.inDocument.start, passage.inDocument.end)).toBe(passage.text);
    const search = incident.calls.find((call) => call.id === passage.retrievedBy);
    expect(search?.result.slice(passage.inToolResult.start, passage.inToolResult.end)).toBe(passage.text);
    const first = incident.calls.find((call) => call.id === fromPassage[0]?.call);
    expect(document && first && search && document.time < search.end && search.end < first.time).toBe(true);
  });

  test("no result before the poisoned search speaks of the target, so that nothing else explains the calls", () => {
    const at = incident.calls.findIndex((call) => call.id === passage.retrievedBy);
    expect(
      incident.calls.slice(0, at).filter((call) => /parcel-relay|integration_tokens/.test(call.result + call.args)),
    ).toEqual([]);
  });

  test("a URL with a password is in the evidence, so that secret_present is shown", () => {
    expect(injectionText).toMatch(/postgres:\/\/\w+:[^@\s"]+@/);
    expect(misfireText).toMatch(/postgres:\/\/\w+:[^@\s"]+@/);
  });
});

test("the misfire's token is found in a file before it is used, and no untrusted text asks for the deletion", () => {
  const { incident, expected } = samples[1] as (typeof samples)[number];
  const at = incident.calls.findIndex((call) => call.id === expected.firstHarm);
  const before = incident.calls.slice(0, at);
  expect(before.filter((call) => call.result.includes("hlyd-")).map((call) => call.tool)).toEqual(["read_file"]);
  expect(before.filter((call) => /volumeDelete|delete the volume/i.test(call.result))).toEqual([]);
});
