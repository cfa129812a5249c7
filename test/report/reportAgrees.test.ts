import { beforeAll, describe, expect, test } from "vitest";
import { buildReport } from "@/lib/report/buildReport.ts";
import { canonicalReport, reportHash } from "@/lib/report/export/canonicalReport.ts";
import { reportSchema } from "@/lib/report/reportDocument.ts";
import { citedText, longWords, lostPlaces, plainText, saidIn } from "./agreement.ts";
import { sampleNames, sampleReport, type SampleReport } from "./sampleReports.ts";

/** Report and findings agree: over every bundled sample, each sentence of the product is taken to its citation, and the citation to the exhibit's bytes. */
describe.each(sampleNames)("%s", (name) => {
  let sample: SampleReport;
  beforeAll(async () => {
    sample = await sampleReport(name);
  }, 60_000);

  test("the document is of the published form, and the same facts give the same bytes", () => {
    expect(reportSchema.parse(sample.report)).toEqual(sample.report);
    expect(canonicalReport(buildReport(sample.facts))).toBe(canonicalReport(sample.report));
    expect(reportHash(sample.report)).toMatch(/^[0-9a-f]{64}$/);
  });

  test("every sentence cites, every mark is in the appendix, and nothing is in the appendix that no sentence cites", () => {
    const { report } = sample;
    const said = saidIn(report);
    const known = new Map(report.appendix.map((citation) => [citation.id, citation]));
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter(({ cites }) => cites.length === 0 || cites.some((id) => !known.has(id)))).toEqual([]);
    expect(said.filter(({ block, cites }) => block !== "method.rules" && cites.every((id) => known.get(id)?.kind === "rule")).map(({ pieces }) => plainText(pieces))).toEqual([]);
    const cited = new Set(said.flatMap(({ cites }) => cites));
    expect(report.appendix.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
    expect(new Set(known.keys()).size).toBe(report.appendix.length);
  });

  test("every citation leads to bytes that exist, under the hash of the exhibit", () => {
    expect(lostPlaces(sample)).toEqual([]);
  });

  test("the bytes of a cited call hold its tool, those of a cited document its words, those of a cited entry its log's line", () => {
    const { report, facts, files } = sample;
    const wrong = report.appendix.flatMap((citation) => {
      const text = citedText(sample, citation);
      if (citation.kind === "call") return text.includes(facts.calls.get(citation.id)?.tool ?? "no such call") ? [] : [citation.id];
      if (citation.kind === "document") {
        const words = facts.documents.get(citation.id)?.passages.flatMap((passage) => longWords(passage.text ?? "")) ?? [];
        return words.every((word) => text.includes(word)) ? [] : [citation.id];
      }
      if (citation.kind !== "entry") return [];
      const [exhibit = "", entry = ""] = citation.id.split(":");
      const line = files.get(exhibit)?.toString("utf8").split("\n")[Number(entry) - 1] ?? "";
      return line !== "" && text.trim() === line.trim() ? [] : [citation.id];
    });
    expect(wrong).toEqual([]);
  });

  test("a value that a sentence gives of a call or a document is one of that call or document, and the sentence cites it", () => {
    const { report, facts } = sample;
    const valuesOf = (id: string): string[] => {
      const call = facts.calls.get(id);
      const document = facts.documents.get(id);
      const exhibit = facts.exhibits.find((one) => one.id === id);
      return [id, ...(call === undefined ? [] : [call.tool, call.preview, ...call.effects.flatMap(({ targets }) => targets.map((target) => target.name))]), ...(document === undefined ? [] : [document.source ?? ""]), ...(exhibit === undefined ? [] : [exhibit.name, exhibit.sha256])];
    };
    const given = saidIn(report).flatMap(({ pieces, cites }) => pieces.flatMap((piece) => (typeof piece === "object" && "code" in piece && piece.of !== undefined ? [{ code: piece.code, of: piece.of, cites }] : [])));
    expect(given.length).toBeGreaterThan(5);
    expect(given.filter(({ code, of, cites }) => !cites.includes(of) || !valuesOf(of).some((value) => value === code || code.startsWith(`${value.slice(0, 200)}`) || value.startsWith(code.split("… (")[0] ?? code)))).toEqual([]);
  });

  test("the calls that the impact section calls harmful are those of the findings, each with its own row", () => {
    const { report, facts } = sample;
    const table = report.sections.find(({ id }) => id === "impact")?.machine.find(({ id }) => id === "impact.calls");
    const rows = table?.kind === "table" ? table.rows.map(({ cites }) => cites[0]) : [];
    expect([...new Set(rows)]).toEqual(facts.harmful);
    expect(facts.harmful.length).toBe(facts.totals.harmful);
  });

  test("no sentence gives the agent a will", () => {
    const words = saidIn(sample.report).flatMap(({ pieces }) => pieces.filter((piece) => typeof piece === "string")).join("\n");
    expect(words).not.toMatch(/\bagent (?:\w+ )?(?:decided|decides|wanted|wants|tried|tries|chose|chooses|intended|thought|believed)\b/i);
  });
});
