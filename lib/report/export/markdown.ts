import { startsFormula } from "../../base/csv.ts";
import { assertNever } from "../../base/assert.ts";
import { placeText } from "../citations.ts";
import type { Action, Block, Citation, Piece, Report, Section, Sentence } from "../reportDocument.ts";
import { actionHead, actionStateWords, actionTypeWords, appendixHead, headLines, missingTitle, stateSigns, weightWords } from "./exportWords.ts";
import { visible, visibleLine } from "./plainText.ts";

/** The report as Markdown (GFM). Whatever is no word of the product is escaped or stands in code: nothing in it is markup, a link or a picture. */
export function reportMarkdown(report: Report, hash: string): string {
  const parts = [`# Post-mortem: ${escaped(report.incident.title)}`, ...headLines(report, hash).map((line) => escaped(line)), ...report.sections.map((section) => sectionText(section, report)), ...redactionText(report)];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function sectionText({ id, title, machine, human }: Section, report: Report): string {
  const parts = [`## ${escaped(title)}`, ...machine.map(blockText)];
  if (id === "actions") parts.push(actionsText(report.actions));
  if (id === "appendix") parts.push(appendixText(report.appendix));
  if (human !== null && human.text !== "") parts.push(humanText(human.text, human.author));
  return parts.filter((part) => part !== "").join("\n\n");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "sentences": return [...heading(block.title), block.style === "list" ? block.sentences.map((one) => `- ${sentenceText(one)}`).join("\n") : block.sentences.map(sentenceText).join(" ")].join("\n\n");
    case "table": return [...heading(block.title), tableText([...block.head, "Proof"], block.rows.map(({ cells, cites }) => [...cells.map((cell) => cellText(cell)), marks(cites)])), ...moreText(block.rows.length, block.of)].join("\n\n");
    case "statement": return [...heading(block.title), sentenceText(block.lead), fenced(block.quote), block.beside.map((one) => `- ${sentenceText(one)}`).join("\n")].filter((part) => part !== "").join("\n\n");
    case "checks": return [...heading(block.title), escaped(block.note), tableText(["", "Check", "Reason", "Proof"], block.checks.map(({ title, weight, state, reason }) => [`${stateSigns[state]} ${block.words[state]}`, escaped(`${title}${weight === null ? "" : ` (${weightWords[weight]})`}`), cellText(reason.pieces), marks(reason.cites)]))].join("\n\n");
    case "missing": return [...heading(missingTitle), block.sentences.map((one) => `- ${sentenceText(one)}`).join("\n")].join("\n\n");
    default: return assertNever(block);
  }
}

const heading = (title: string | null): string[] => (title === null ? [] : [`### ${escaped(title)}`]);
const moreText = (shown: number, of: number): string[] => (shown < of ? [`${shown} of ${of} are listed here.`] : []);
const sentenceText = ({ pieces, cites }: Sentence): string => `${piecesText(pieces)} ${marks(cites)}`;
/** Brackets that no definition of a link follows mean nothing, and no text can hold such a definition. */
const marks = (cites: readonly string[]): string => cites.map((id) => `[${escaped(id)}]`).join(" ");
const piecesText = (pieces: readonly Piece[]): string => asMiddle(pieces.map(pieceText).join(""));

function pieceText(piece: Piece): string {
  if (typeof piece === "string") return escaped(piece, false);
  return "code" in piece ? codeSpan(piece.code) : escaped(piece.said, false);
}

/** What a spreadsheet would run, were the table pasted into one, begins with an apostrophe. */
function cellText(pieces: readonly Piece[]): string {
  const bare = pieces.map((piece) => (typeof piece === "string" ? piece : "code" in piece ? piece.code : piece.said)).join("");
  return `${startsFormula(visibleLine(bare)) ? "'" : ""}${piecesText(pieces)}`;
}

/** Names of tools and fields, whose underscores mean nothing; and marks that mean something wherever they stand: code, emphasis, links, elements, entities, cells, mathematics, templates, mentions. */
const nameOrMark = /(?<!\w)[A-Za-z0-9]{1,80}(?:_[A-Za-z0-9]{1,80}){1,20}(?!\w)|[\\`*_[\]<>|~&#@${^]|:(?=[:/]|[a-z_+-][\w+-]{0,40}:)|(?<=\bwww)\./gi;
/** What begins a list, a rule or the underline of a heading where a line begins with it; lines are told from the middle of one by nobody, so that each text counts as one. */
const lineBeginning = /^(\s*)(?:([-+=])|(\d{1,9})(?=[.)]))/;
const address = /[^\s`]*[^\s`\\]@[^\s`]+/g;

/** One line in which no character means anything: each that could is escaped, and what looks like an address of mail, which readers link by themselves, stands in code. */
function escaped(text: string, whole = true): string {
  const line = visible(text).replace(/\s+/g, " ");
  const parts: string[] = [];
  let from = 0;
  for (const { 0: found, index } of line.matchAll(address)) {
    parts.push(withoutMeaning(line.slice(from, index)), codeSpan(found));
    from = index + found.length;
  }
  parts.push(withoutMeaning(line.slice(from)));
  const joined = asMiddle(parts.join(""));
  return whole ? joined.trim() : joined;
}

const withoutMeaning = (text: string): string => text.replace(nameOrMark, (found) => (found.length > 1 ? found : `\\${found}`));

/** A digit cannot be escaped: the mark behind it is. */
function asMiddle(text: string): string {
  return text.replace(lineBeginning, (_, blank: string, sign: string | undefined, number: string | undefined) => `${blank}${sign === undefined ? `${number ?? ""}\\` : `\\${sign}`}`);
}

/** Between more backticks than stand in it anywhere. A pipe would end a cell, in code too. */
function codeSpan(text: string): string {
  const line = visibleLine(text);
  if (line === "") return "(empty)";
  const fence = "`".repeat(longestRun(line) + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${pad}${line.replaceAll("|", "\\|")}${pad}${fence}`;
}

function fenced(text: string): string {
  const shown = visible(text);
  const fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}text\n${shown}\n${fence}`;
}

const longestRun = (text: string): number => Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));

function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head.map((one) => escaped(one))), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Lines stay lines, an empty one begins a paragraph. */
function humanText(text: string, author: string): string {
  const paragraphs = visible(text).split(/\n[ \t]*\n+/).map((one) => one.split("\n").map((line) => escaped(line)).filter((line) => line !== "").join("\\\n")).filter((one) => one !== "");
  return [`### Written by ${author === "" ? "people" : escaped(author)}`, ...paragraphs].join("\n\n");
}

function actionsText(actions: readonly Action[]): string {
  if (actions.length === 0) return "No action has been written down.";
  return tableText(actionHead, actions.map(({ text, type, owner, due, state, source }) => [cellText([{ said: text }]), actionTypeWords[type], cellText([{ said: owner === "" ? "nobody yet" : owner }]), due === "" ? "not set" : escaped(due), actionStateWords[state], source === "" ? "" : codeSpan(source)]));
}

function appendixText(appendix: readonly Citation[]): string {
  return tableText(appendixHead, appendix.map(({ id, what, places }) => [escaped(id), cellText([{ said: what }]), places.map((place) => codeSpan(placeText(place))).join(" "), [...new Set(places.map(({ sha256 }) => sha256))].map(codeSpan).join(" ")]));
}

function redactionText({ redaction }: Report): string[] {
  if (redaction === null) return [];
  return [`## What was replaced in this copy`, tableText(["Rule", "Different values", "Places"], redaction.map(({ rule, labels, places }) => [escaped(rule), String(labels), String(places)]))];
}
