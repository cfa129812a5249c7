import { describe, expect, test } from "vitest";
import { escapeHidden, hiddenCount, hiddenPieces } from "@/components/evidence/hidden-text.ts";

describe("characters a reader would not see", () => {
  test("bidi, zero-width, tag and control characters are found and named", () => {
    const text = "a\u202eb\u200bc\u{e0041}d\u001be";
    expect(hiddenCount(text)).toBe(4);
    expect(hiddenPieces(text).filter((piece) => piece.type === "hidden").map((piece) => piece.label)).toEqual(["U+202E RLO", "U+200B ZWSP", "U+E0041 tag A", "U+001B ESC"]);
  });

  test("ordinary text in any script has none", () => {
    expect(hiddenCount("naïve שלום مرحبا 日本語 😀\tx\r\ny\n")).toBe(0);
  });

  test("nothing visible is lost when hidden characters become boxes", () => {
    const shown = hiddenPieces("a\u200bb\u202ec").flatMap((piece) => (piece.type === "text" ? [piece.text] : []));
    expect(shown.join("")).toBe("abc");
  });

  test("copied text cannot act where it is pasted", () => {
    expect(escapeHidden("rm\u202e x\r\n\u{e0041}")).toBe("rm\\u{202E} x\r\n\\u{E0041}");
    expect(hiddenCount(escapeHidden("\u0000\u200f\ufeff"))).toBe(0);
  });

  test("half a surrogate pair is named, not dropped", () => {
    expect(hiddenPieces("x\ud800y")).toContainEqual({ type: "hidden", label: "U+D800" });
  });
});
