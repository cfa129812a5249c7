import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hexLines, rawLines, sha256Hex } from "@/components/evidence/raw-lines.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("bytes as lines", () => {
  test("every line keeps the offset of its first byte in the exhibit, also after characters of several bytes", () => {
    expect(rawLines(bytesOf("é\nb\n\nd"), 100, 80)).toEqual([
      { number: 1, offset: 100, text: "é" }, { number: 2, offset: 103, text: "b" },
      { number: 3, offset: 105, text: "" }, { number: 4, offset: 106, text: "d" },
    ]);
  });

  test("a long line is cut into pieces that lose nothing, and only its first piece has a number", () => {
    const lines = rawLines(bytesOf("ab€def\nx"), 0, 3);
    expect(lines).toEqual([
      { number: 1, offset: 0, text: "ab€" }, { number: null, offset: 5, text: "def" }, { number: 2, offset: 9, text: "x" },
    ]);
  });

  test("a carriage return before the line feed is not drawn", () => {
    expect(rawLines(bytesOf("a\r\nb"), 0, 80).map((line) => line.text)).toEqual(["a", "b"]);
  });

  test("bytes that are not UTF-8 are drawn as such and do not stop the reading", () => {
    expect(rawLines(new Uint8Array([0x61, 0xff, 0x62]), 0, 80)[0]?.text).toBe("a\ufffdb");
  });

  test("a byte order mark is one of the bytes and stays", () => {
    expect(rawLines(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), 0, 1).map(({ offset, text }) => [offset, text])).toEqual([[0, "\ufeff"], [3, "a"]]);
  });

  test("no bytes, no lines", () => {
    expect(rawLines(new Uint8Array(), 0, 80)).toEqual([]);
  });
});

describe("bytes as hex", () => {
  test("sixteen bytes a line, printable characters beside them", () => {
    expect(hexLines(bytesOf("0123456789abcdef\n"), 32)).toEqual([
      { offset: 32, hex: "30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66", ascii: "0123456789abcdef" },
      { offset: 48, hex: `0a${" ".repeat(21 + 2 + 23)}`, ascii: "·" },
    ]);
  });

  test("the hash of the page is the hash of the bytes", async () => {
    const bytes = bytesOf("evidence");
    expect(await sha256Hex(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
  });
});
