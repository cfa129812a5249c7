import { createHash } from "node:crypto";
import { assertNever } from "../../base/assert.ts";
import { startsFormula } from "../../base/csv.ts";
import { placeText } from "../citations.ts";
import type { Action, Block, Citation, HumanText, Piece, Report, Section, Sentence } from "../reportDocument.ts";
import { actionHead, actionStateWords, actionTypeWords, appendixHead, headLines, missingTitle, stateSigns, weightWords } from "./exportWords.ts";
import { printStyle } from "./printStyle.ts";
import { visible, visibleLine } from "./plainText.ts";

/** The report as one file: no script, nothing from elsewhere, and a policy that forbids both. All text is escaped; links lead to the appendix alone. */
export function reportHtml(report: Report, hash: string): string {
  const style = printStyle(report.incident.id, hash);
  const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`;
  const title = `Post-mortem: ${visibleLine(report.incident.title)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header><h1><bdi>${escaped(title)}</bdi></h1>${headLines(report, hash).map((line) => `<p class="muted">${escaped(line)}</p>`).join("")}</header>
<nav aria-label="Sections"><ol>${report.sections.map(({ id, title: name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`).join("")}</ol></nav>
${report.sections.map((section) => sectionHtml(section, report)).join("\n")}
${redactionHtml(report)}</main>
</body>
</html>
`;
}

function sectionHtml({ id, title, machine, human }: Section, report: Report): string {
  const own = id === "actions" ? actionsHtml(report.actions) : id === "appendix" ? appendixHtml(report.appendix) : "";
  return `<section id="${id}"><h2>${escaped(title)}</h2>\n${machine.map(blockHtml).join("\n")}${own}${human === null || human.text === "" ? "" : humanHtml(human)}</section>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "sentences": return `${heading(block.title)}${block.style === "list" ? listHtml(block.sentences) : `<p>${block.sentences.map(sentenceHtml).join(" ")}</p>`}`;
    case "table": return `${heading(block.title)}${tableHtml([...block.head, "Proof"], block.rows.map(({ cells, cites }) => [...cells.map(cellHtml), marks(cites)]))}${block.rows.length < block.of ? `<p class="muted">${block.rows.length} of ${block.of} are listed here.</p>` : ""}`;
    case "statement": return `${heading(block.title)}<p>${sentenceHtml(block.lead)}</p><blockquote><pre><bdi>${escaped(visible(block.quote))}</bdi></pre></blockquote>${listHtml(block.beside)}`;
    case "checks": return `${heading(block.title)}<p class="muted">${escaped(block.note)}</p>${tableHtml(["State", "Check", "Reason", "Proof"], block.checks.map(({ title, weight, state, reason }) => [
      `<span class="${state}"><span aria-hidden="true">${stateSigns[state]}</span> ${escaped(block.words[state])}</span>`, `${escaped(title)}${weight === null ? "" : ` <span class="muted">(${weightWords[weight]})</span>`}`, cellHtml(reason.pieces), marks(reason.cites),
    ]))}`;
    case "missing": return `<div class="missing">${heading(missingTitle)}${listHtml(block.sentences)}</div>`;
    default: return assertNever(block);
  }
}

const heading = (title: string | null): string => (title === null ? "" : `<h3>${escaped(title)}</h3>`);
const listHtml = (sentences: readonly Sentence[]): string => (sentences.length === 0 ? "" : `<ul>${sentences.map((one) => `<li>${sentenceHtml(one)}</li>`).join("")}</ul>`);
const sentenceHtml = ({ pieces, cites }: Sentence): string => `${pieces.map(pieceHtml).join("")} ${marks(cites)}`;
const marks = (cites: readonly string[]): string => cites.map((id) => `<a class="cite" href="#${anchor(id)}">[${escaped(id)}]</a>`).join(" ");
/** Ids are ours; letters and digits alone make a fragment. */
const anchor = (id: string): string => `cite-${id.replace(/[^A-Za-z0-9]/g, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}`)}`;

function pieceHtml(piece: Piece): string {
  if (typeof piece === "string") return escaped(visible(piece));
  return "code" in piece ? `<code><bdi>${escaped(visibleLine(piece.code) || "(empty)")}</bdi></code>` : `<bdi>${escaped(visible(piece.said))}</bdi>`;
}

/** What a spreadsheet would run, were the table pasted into one, begins with an apostrophe. */
function cellHtml(pieces: readonly Piece[]): string {
  const bare = pieces.map((piece) => (typeof piece === "string" ? piece : "code" in piece ? piece.code : piece.said)).join("");
  return `${startsFormula(visibleLine(bare)) ? "&#39;" : ""}${pieces.map(pieceHtml).join("")}`;
}

function tableHtml(head: readonly string[], rows: readonly (readonly string[])[], ids: readonly string[] = []): string {
  if (rows.length === 0) return "";
  const body = rows.map((cells, at) => `<tr${ids[at] === undefined ? "" : ` id="${ids[at]}"`}>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("\n");
  return `<div class="scroll"><table><thead><tr>${head.map((one) => `<th scope="col">${escaped(one)}</th>`).join("")}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function humanHtml({ text, author }: HumanText): string {
  return `<div class="human"><h3>Written by <bdi>${author === "" ? "people" : escaped(visibleLine(author))}</bdi></h3><p class="kept" dir="auto">${escaped(visible(text))}</p></div>`;
}

function actionsHtml(actions: readonly Action[]): string {
  if (actions.length === 0) return "<p>No action has been written down.</p>";
  return tableHtml(actionHead, actions.map(({ text, type, owner, due, state, source }) => [cellHtml([{ said: text }]), actionTypeWords[type], cellHtml([{ said: owner === "" ? "nobody yet" : owner }]), due === "" ? "not set" : escaped(due), actionStateWords[state], source === "" ? "" : `<code>${escaped(source)}</code>`]));
}

function appendixHtml(appendix: readonly Citation[]): string {
  const rows = appendix.map(({ id, what, places }) => [escaped(id), cellHtml([{ said: what }]), places.map((place) => `<code><bdi>${escaped(visibleLine(placeText(place)))}</bdi></code>`).join("<br>"), [...new Set(places.map(({ sha256 }) => sha256))].map((sha256) => `<code>${escaped(sha256)}</code>`).join("<br>")]);
  return tableHtml(appendixHead, rows, appendix.map(({ id }) => anchor(id)));
}

function redactionHtml({ redaction }: Report): string {
  if (redaction === null) return "";
  return `<section id="redaction"><h2>What was replaced in this copy</h2>${tableHtml(["Rule", "Different values", "Places"], redaction.map(({ rule, labels, places }) => [escaped(rule), String(labels), String(places)]))}</section>\n`;
}

/** Everything that could end a text or an attribute. */
function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
