import type { Citations } from "../citations.ts";
import type { Block } from "../reportDocument.ts";
import type { ReportFacts } from "../reportFacts.ts";
import { code, counted, say, sentence } from "../say.ts";
import { list, table } from "./blocks.ts";
import { ruleTitle } from "../ruleTitle.ts";

/** How the report came about, and every rule that it names. */
export function methodSection(facts: ReportFacts, cite: Citations): Block[] {
  const evidence = cite.evidence();
  const rules = cite.appendix().filter(({ kind }) => kind === "rule");
  return [
    ...list("method.how", null, [
      sentence(say`Made by Aftertrace ${code(facts.version)} from ${counted(facts.exhibits.length, "exhibit")} by rules: no model, no network, no clock. The same bytes, the same decisions and the same version give the same report.`, ...evidence),
      sentence(say`Sentences with marks are written by the product and rebuilt when the findings change; texts of people are never touched. A mark leads to the appendix, and from there to exhibit, place and hash.`, ...evidence),
      sentence(say`Offsets are UTF-16 units into texts and bytes into exhibits as they are read. Credentials are masked, each under the beginning of its SHA-256.`, ...evidence),
      sentence(say`A verdict on a call is what the rules weigh from both sides; where a responder set another one, both are told. Sums are the tools' own numbers, and nothing is estimated.`, ...evidence),
    ]),
    ...table("method.rules", "Rules that this report cites", ["Rule", "What it looks for"], rules.map(({ id }) => ({ cells: [[{ code: id }], [ruleTitle(id)]], cites: [id] })), rules.length),
  ];
}
