import type { Action, Block, Check, Citation, Piece, Report, Section, Sentence } from "./reportDocument.ts";

/** `quote`: words of the agent, or of a passage, that are quoted whole. */
export type TextKind = "text" | "quote";
type Map = (text: string, kind: TextKind) => string;

/** The report with every text in it mapped, in the order of reading; ids, hashes and numbers stay. */
export function mapTexts(report: Report, map: Map): Report {
  const text: (one: string) => string = (one) => map(one, "text");
  const incident = { ...report.incident, title: text(report.incident.title) };
  const exhibits = report.exhibits.map((one) => ({ ...one, name: text(one.name) }));
  const sections = report.sections.map((section) => sectionOf(section, map));
  const actions = report.actions.map((action): Action => ({ ...action, text: text(action.text), owner: text(action.owner) }));
  const appendix = report.appendix.map((citation): Citation => ({ ...citation, what: text(citation.what), places: citation.places.map((place) => ({ ...place, at: text(place.at) })) }));
  return { ...report, incident, exhibits, sections, actions, appendix };
}

function sectionOf({ human, machine, ...section }: Section, map: Map): Section {
  const blocks = machine.map((block) => blockOf(block, map));
  return { ...section, machine: blocks, human: human === null ? null : { ...human, text: map(human.text, "text"), author: map(human.author, "text") } };
}

function blockOf(block: Block, map: Map): Block {
  const sentences = (all: readonly Sentence[]): Sentence[] => all.map((one) => sentenceOf(one, map));
  switch (block.kind) {
    case "sentences": case "missing": return { ...block, sentences: sentences(block.sentences) };
    case "table": return { ...block, rows: block.rows.map(({ cells, cites }) => ({ cites, cells: cells.map((cell) => cell.map((piece) => pieceOf(piece, map))) })) };
    case "statement": return { ...block, lead: sentenceOf(block.lead, map), quote: map(block.quote, "quote"), beside: sentences(block.beside) };
    case "checks": return { ...block, checks: block.checks.map((check): Check => ({ ...check, reason: sentenceOf(check.reason, map) })) };
  }
}

const sentenceOf = ({ pieces, cites }: Sentence, map: Map): Sentence => ({ cites, pieces: pieces.map((piece) => pieceOf(piece, map)) });

function pieceOf(piece: Piece, map: Map): Piece {
  if (typeof piece === "string") return map(piece, "text");
  return "code" in piece ? { ...piece, code: map(piece.code, "text") } : { said: map(piece.said, "text") };
}
