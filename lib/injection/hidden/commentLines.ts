import { bounded, decodedLengthMax, type Find } from "./hiddenPiece.ts";

/** A comment of its own line, or behind a setting or statement; marks of YAML, shells, INI, SQL, C and batch files. */
const comment = /(^|[ \t;,{}\]"'])(#+|;+|\/\/+|--|\brem|::)[ \t]+(?=\S)([^\n]*)/gimy;
/** Lines that only settings, scripts and programs have. */
const settingLine = /^[ \t]*(?:-[ \t]+)?(?:[\w.$"'/@-]{1,80}[ \t]*(?::(?:[ \t]|$)|[+?:]?=)|\[[\w ."'-]+\][ \t]*$|(?:export|set|from|run|copy|env|cmd|if|for|import|include|def|function|const|let|var|return|select|insert|create|sudo|echo|cd)\b|[{}\])][;,]?[ \t]*$|.*[;{][ \t]*$)/i;
/** `[//]: # (text)`, which Markdown does not show. */
const markdownComment = /^[ \t]{0,3}\[(?:\/\/|comment|_|#)[^\]\n]{0,40}\]:[ \t]*(?:#|<>|<#>|\/)[ \t]*(?:\(([^\n]*)\)|"([^\n]*)"|'([^\n]*)')[ \t]*$/gim;
const markMax = 400;

/** Comments in settings, scripts and programs, and those of Markdown that are no HTML. */
export function* commentLines(text: string): Iterable<Find> {
  for (const { index, 0: whole, 1: round, 2: double, 3: single } of text.matchAll(markdownComment)) yield { start: index, end: index + whole.length, technique: "html_comment", rule: "inj.hidden.comment.markdown", name: null, decoded: bounded((round ?? double ?? single ?? "").trim()), plain: true };
  for (let start = text.indexOf("/*"); start >= 0; ) {
    const end = text.indexOf("*/", start + 2);
    if (end < 0) break;
    yield find(start, end + 2, text.slice(start + 2, Math.min(end, start + decodedLengthMax)).replace(/\n[ \t]*\*?/g, "\n"));
    start = text.indexOf("/*", end + 2);
  }
  yield* lineComments(text);
}

type Line = { readonly start: number; readonly end: number; readonly mark: string; readonly said: string; readonly own: boolean };

function* lineComments(text: string): Iterable<Find> {
  let held: Line[] = [];
  let near = false;
  for (const line of linesOf(text)) {
    const found = commentOf(text, line);
    if (found === null) {
      const isBlank = line.end - line.start < 1 || /^\s*$/.test(text.slice(line.start, Math.min(line.end, line.start + markMax)));
      if (isBlank) continue;
      const isSetting = settingLine.test(text.slice(line.start, Math.min(line.end, line.start + markMax)));
      if (near || isSetting) yield* joined(held);
      held = [];
      near = isSetting;
    } else if (found.own) held.push(found);
    else {
      if (near || settingLine.test(text.slice(line.start, found.start))) yield* joined([...held, found]);
      held = [];
      near = true;
    }
    if (held.length > markMax) {
      if (near) yield* joined(held);
      held = [];
    }
  }
  if (near) yield* joined(held);
}

function* linesOf(text: string): Iterable<{ readonly start: number; readonly end: number }> {
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    yield { start, end };
    start = end + 1;
  }
}

function commentOf(text: string, { start, end }: { readonly start: number; readonly end: number }): Line | null {
  const line = text.slice(start, Math.min(end, start + 4000));
  const place = line.search(/(?:^|[\s;,{}\]"'])(?:#+|;+|\/\/+|--|rem|::)[ \t]+\S/i);
  if (place < 0) return null;
  comment.lastIndex = place;
  const found = comment.exec(line);
  if (found === null) return null;
  const from = place + (found[1]?.length ?? 0);
  return { start: start + from, end: start + line.trimEnd().length, mark: found[2] ?? "", said: (found[3] ?? "").trim(), own: line.slice(0, from).trim() === "" };
}

/** Lines of which one goes on in the next are one comment. */
function* joined(lines: readonly Line[]): Iterable<Find> {
  for (let at = 0; at < lines.length; ) {
    let last = at;
    while (last + 1 < lines.length && goesOn(lines[last], lines[last + 1])) last++;
    const part = lines.slice(at, last + 1);
    const first = part[0];
    const end = part.at(-1)?.end;
    if (first !== undefined && end !== undefined) yield find(first.start, end, part.map(({ said }) => said).join(" "));
    at = last + 1;
  }
}

const goesOn = (line: Line | undefined, next: Line | undefined): boolean => line !== undefined && next !== undefined && line.mark === next.mark && line.own && next.own && !/[.!?:;]$/.test(line.said) && /^[\p{Ll}\d@]/u.test(next.said);

const find = (start: number, end: number, said: string): Find => ({ start, end, technique: "comment_field", rule: "inj.hidden.field.comment", name: null, decoded: bounded(said.trim()), plain: true });
