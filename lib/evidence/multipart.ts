import type { ByteSource } from "./source.ts";

/** One part of a multipart body by bytes: from its first header to the end of its body. */
export type PartRange = {
  readonly offset: number;
  readonly length: number;
  readonly bodyOffset: number;
  readonly headers: readonly PartHeader[];
  /** False where the file ends before the boundary that closes the part. */
  readonly closed: boolean;
};
export type PartHeader = { readonly name: string; readonly value: string };
export type Boundary = { readonly text: string; readonly offset: number };

const searchBytes = 1024 * 1024;
const headerBytesMax = 64 * 1024;
const boundaryLine = /(?:^|\n)--([^\s"<>]{1,200})[ \t]*\r?\n(?=[A-Za-z-]+:)/;

/**
 * Finds the boundary (RFC 2046, 5.1.1) near the start: a line `--boundary` followed by a header, perhaps behind the
 * request line and the headers of a dump. Null where there is none.
 */
export function findBoundary(source: ByteSource): Boundary | null {
  const head = Buffer.from(source.read(0, headerBytesMax)).toString("latin1");
  const found = boundaryLine.exec(head);
  if (!found || !/^content-disposition:/im.test(head.slice(found.index))) return null;
  const before = head.slice(0, found.index);
  const isBare = before.trim() === "" || before.charCodeAt(0) > 0x7f;
  if (!isBare && !/^content-type:\s*multipart\//im.test(before)) return null;
  return { text: found[1] ?? "", offset: found.index + (found[0].startsWith("\n") ? 1 : 0) };
}

/** Cuts a multipart body into its parts, whatever their size. */
export function* partRanges(source: ByteSource, boundary: Boundary): Generator<PartRange> {
  const mark = `--${boundary.text}`;
  let at = boundary.offset + mark.length;
  while (at < source.size) {
    const lineEnd = Buffer.from(source.read(at, 200)).indexOf("\n");
    if (Buffer.from(source.read(at, 2)).toString("latin1") === "--" || lineEnd < 0) return;
    const offset = at + lineEnd + 1;
    const { headers, length: headerLength } = readHeaders(source, offset);
    const bodyOffset = offset + headerLength;
    const bodyEnd =
      statedEnd(source, bodyOffset, headers, mark) ?? findMark(source, Math.max(offset - 1, bodyOffset - 2), mark);
    const end = bodyEnd === null ? source.size : Math.max(bodyEnd, offset);
    yield { offset, length: end - offset, bodyOffset: Math.min(bodyOffset, end), headers, closed: bodyEnd !== null };
    if (bodyEnd === null) return;
    at = bodyEnd + (source.read(bodyEnd, 1)[0] === 0x0d ? 2 : 1) + mark.length;
  }
}

/** The headers of a part and the length of their block with its blank line; none where the block does not close. */
export function readHeaders(
  source: ByteSource,
  offset: number,
): { readonly headers: PartHeader[]; readonly length: number } {
  const block = Buffer.from(source.read(offset, headerBytesMax)).toString("latin1");
  const end = /\r?\n\r?\n/.exec(block);
  if (!end) return { headers: [], length: 0 };
  const lines = block.slice(0, end.index).split(/\r?\n/);
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(":");
    return colon > 0 ? [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }] : [];
  });
  return { headers, length: end.index + end[0].length };
}

/** Where the body ends by its stated length, if a boundary stands there: content may hold what looks like a boundary. */
function statedEnd(
  source: ByteSource,
  bodyOffset: number,
  headers: readonly PartHeader[],
  mark: string,
): number | null {
  const header = (name: string): string => headers.find((item) => item.name.toLowerCase() === name)?.value ?? "";
  const stated =
    /^\d{1,15}$/.exec(header("content-length"))?.[0] ?? /;\s*length=(\d{1,15})/i.exec(header("content-type"))?.[1];
  if (stated === undefined) return null;
  const end = bodyOffset + Number(stated);
  const after = Buffer.from(source.read(end, mark.length + 2)).toString("latin1");
  return after.startsWith(`\r\n${mark}`) || after.startsWith(`\n${mark}`) ? end : null;
}

/** Where the line break before the next boundary stands. */
function findMark(source: ByteSource, from: number, mark: string): number | null {
  const needle = Buffer.from(`\n${mark}`, "latin1");
  for (let at = from; at < source.size; at += searchBytes) {
    const found = Buffer.from(source.read(at, searchBytes + needle.length)).indexOf(needle);
    if (found < 0) continue;
    const place = at + found;
    return place > 0 && source.read(place - 1, 1)[0] === 0x0d ? place - 1 : place;
  }
  return null;
}
