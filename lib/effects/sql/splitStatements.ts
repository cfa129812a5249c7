/** Letters that begin nothing. */
const plain = /[^'"`$;#/-]+/y;

/** One statement of a text, and the text without its comments. */
export type StatementText = { readonly text: string; readonly bare: string };

/**
 * Cuts a text of SQL at its semicolons, outside strings, quoted names, dollar quotes and comments.
 * MySQL runs what stands in comments that begin with an exclamation mark: that is laid open here, because other parsers take it for a comment.
 */
export function splitStatements(source: string, backslashes: boolean): StatementText[] {
  const text = laidOpen(source);
  const statements: StatementText[] = [];
  let start = 0;
  let pieces: string[] = [];
  let at = 0;
  const end = (to: number): void => {
    const bare = pieces.join("").trim();
    if (bare !== "") statements.push({ text: text.slice(start, to).trim(), bare });
    [start, pieces] = [to + 1, []];
  };
  while (at < text.length) {
    plain.lastIndex = at;
    const run = plain.exec(text)?.[0] ?? "";
    if (run !== "") {
      pieces.push(run);
      at += run.length;
      continue;
    }
    const skipped = skipFrom(text, at, backslashes);
    if (skipped !== null) {
      pieces.push(skipped.isComment ? " " : text.slice(at, skipped.to));
      at = skipped.to;
    } else {
      if (text[at] === ";") end(at);
      else pieces.push(text[at] ?? "");
      at++;
    }
  }
  end(text.length);
  return statements;
}

/** The inside of comments that MySQL runs; one that does not end stays a comment. */
function laidOpen(source: string): string {
  let [out, at] = ["", 0];
  for (;;) {
    const open = source.indexOf("/*!", at);
    const close = open < 0 ? -1 : source.indexOf("*/", open + 3);
    if (close < 0) return at === 0 ? source : out + source.slice(at);
    out += `${source.slice(at, open)} ${source.slice(open + 3, close).replace(/^\d+/, "")} `;
    at = close + 2;
  }
}

/** The end of a string, a quoted name, a dollar quote or a comment that begins here; null where none does. */
function skipFrom(text: string, at: number, backslashes: boolean): { readonly to: number; readonly isComment: boolean } | null {
  const letter = text[at] ?? "";
  if (letter === "'" || letter === '"' || letter === "`") return { to: quoteEnd(text, at, letter, backslashes), isComment: false };
  if (letter === "-" && text[at + 1] === "-") return { to: until(text, "\n", at), isComment: true };
  if (letter === "#" && backslashes) return { to: until(text, "\n", at), isComment: true };
  if (letter === "/" && text[at + 1] === "*") return { to: commentEnd(text, at), isComment: true };
  if (letter !== "$") return null;
  const tag = /^\$(?:[A-Za-z_]\w*)?\$/.exec(text.slice(at, at + 64))?.[0];
  if (tag === undefined) return null;
  const close = text.indexOf(tag, at + tag.length);
  return { to: close < 0 ? text.length : close + tag.length, isComment: false };
}

function until(text: string, end: string, at: number): number {
  const found = text.indexOf(end, at);
  return found < 0 ? text.length : found;
}

/** Comments nest in PostgreSQL. */
function commentEnd(text: string, at: number): number {
  let depth = 0;
  for (let place = at; place < text.length; place++) {
    if (text[place] === "/" && text[place + 1] === "*") [depth, place] = [depth + 1, place + 1];
    else if (text[place] === "*" && text[place + 1] === "/") {
      [depth, place] = [depth - 1, place + 1];
      if (depth === 0) return place + 1;
    }
  }
  return text.length;
}

function quoteEnd(text: string, at: number, quote: string, backslashes: boolean): number {
  for (let place = at + 1; place < text.length; place++) {
    if (text[place] === "\\" && backslashes && quote !== "`") place++;
    else if (text[place] === quote) {
      if (text[place + 1] !== quote) return place + 1;
      place++;
    }
  }
  return text.length;
}
