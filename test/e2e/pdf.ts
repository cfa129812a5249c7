import { inflateSync } from "node:zlib";

/** Enough of a PDF as Chromium writes it: its pages, and the text of each, read through the fonts' own tables. */
export type Pdf = { readonly pages: number; readonly size: readonly [width: number, height: number]; readonly text: string };

type Objects = ReadonlyMap<number, string>;

/** Reads a PDF. Text comes in the order of drawing; blanks that are drawn as distances are left out. */
export function readPdf(bytes: Buffer): Pdf {
  const raw = bytes.toString("latin1");
  const objects: Objects = new Map(Array.from(raw.matchAll(/^(\d+) 0 obj\s([^]*?)\nendobj/gm), ([, number, body = ""]) => [Number(number), body] as const));
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b(?!s)/.test(body));
  const [, width = "0", height = "0"] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(raw) ?? [];
  const fonts = new Map(Array.from(raw.matchAll(/\/(F\d+) (\d+) 0 R/g), ([, name = "", number]) => [name, glyphsOf(objects, Number(number))] as const));
  return { pages: pages.length, size: [Number(width), Number(height)], text: pages.map((page) => textOf(objects, page, fonts)).join("\n") };
}

function streamOf(body: string): string {
  const start = body.indexOf("stream\n") + 7;
  const data = Buffer.from(body.slice(start, body.lastIndexOf("\nendstream")), "latin1");
  return body.slice(0, start).includes("/FlateDecode") ? inflateSync(data).toString("latin1") : data.toString("latin1");
}

/** Code of a glyph to the text that it stands for. */
function glyphsOf(objects: Objects, font: number): ReadonlyMap<string, string> {
  const table = Number(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? "")?.[1]);
  const body = objects.get(table);
  const glyphs = new Map<string, string>();
  if (body === undefined) return glyphs;
  const text = streamOf(body);
  const decoded = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, block = ""] of text.matchAll(/beginbfchar([^]*?)endbfchar/g)) for (const [, code = "", to = ""] of block.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)>/gi)) glyphs.set(code.toUpperCase(), decoded(to));
  for (const [, block = ""] of text.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, from = "", to = "", first = ""] of block.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>/gi)) {
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code++) glyphs.set(code.toString(16).toUpperCase().padStart(4, "0"), decoded((parseInt(first, 16) + code - parseInt(from, 16)).toString(16).padStart(first.length, "0")));
    }
  }
  return glyphs;
}

function textOf(objects: Objects, page: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const contents = Array.from((/\/Contents\s*(\[[^\]]*\]|\d+ 0 R)/.exec(page)?.[1] ?? "").matchAll(/(\d+) 0 R/g), ([, number]) => streamOf(objects.get(Number(number)) ?? "stream\n\nendstream"));
  let glyphs: ReadonlyMap<string, string> = new Map();
  const words: string[] = [];
  for (const [found, font, shown] of contents.join("\n").matchAll(/\/(F\d+) [\d.]+ Tf|(<[0-9A-F]+>|\[[^\]]*\])\s*T[jJ]/gi)) {
    if (font !== undefined) glyphs = fonts.get(font) ?? new Map();
    else if (shown !== undefined) words.push(Array.from(shown.matchAll(/<([0-9A-F]+)>/gi), ([, hex = ""]) => (hex.match(/.{4}/g) ?? []).map((code) => glyphs.get(code.toUpperCase()) ?? "").join("")).join(""));
    else words.push(found);
  }
  return words.join("");
}
