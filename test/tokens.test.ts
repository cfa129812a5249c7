import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync("app/tokens.css", "utf8");

type Theme = "light" | "dark";
type Tokens = Readonly<Record<string, string>>;

/** The declarations of the block that opens with a selector. */
function block(opening: string): Tokens {
  const start = css.indexOf(opening);
  if (start < 0) throw new Error(`tokens.css has no block "${opening}"`);
  const body = css.slice(start + opening.length, css.indexOf("}", start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6,8})/gi)].map(([, name = "", value = ""]) => [name, value]),
  );
}

const tokens: Record<Theme, Tokens> = { light: block(":root {"), dark: block(':root[data-theme="dark"] {') };

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function token(theme: Theme, name: string): string {
  const value = tokens[theme][name];
  if (value === undefined) throw new Error(`${theme} has no token --${name}`);
  return value;
}

/** Contrast on the page and on raised surfaces, light then dark, as the colour table of the UX specification states it. */
const stated: readonly (readonly [string, number, number, number, number])[] = [
  ["class-read-only", 5.95, 5.55, 7.01, 6.27],
  ["class-config", 5.28, 4.92, 6.91, 6.18],
  ["class-data", 5.14, 4.79, 9.6, 8.59],
  ["class-infrastructure", 11.06, 10.32, 5.7, 5.1],
  ["class-history", 10.6, 9.89, 11.78, 10.54],
  ["class-external", 6.41, 5.98, 15.92, 14.24],
  ["class-credential", 14.74, 13.76, 5.37, 4.8],
  ["class-unknown", 21, 19.6, 15.18, 13.57],
  ["status-ok", 6.82, 6.36, 10.13, 9.06],
  ["accent", 6.82, 6.36, 10.13, 9.06],
  ["status-failed", 11.06, 10.32, 5.7, 5.1],
  ["status-warning", 5.14, 4.79, 9.6, 8.59],
  ["status-unknown", 4.83, 4.51, 7.01, 6.27],
  ["text", 16.56, 15.45, 15.18, 13.57],
  ["text-muted", 7.92, 7.39, 8.63, 7.72],
  ["border-control", 3.32, 3.1, 3.69, 3.3],
];

describe("colour tokens", () => {
  test.each(stated)(
    "%s keeps the contrast it was chosen for, on both surfaces and in both themes",
    (name, ...ratios) => {
      const measured = (["light", "dark"] as const).flatMap((theme) =>
        ["surface", "surface-raised"].map((on) => contrast(token(theme, name), token(theme, on))),
      );
      measured.forEach((ratio, index) => expect(ratio).toBeCloseTo(ratios[index] ?? 0, 1));
      const floor = name === "border-control" ? 3 : 4.5;
      expect(Math.min(...measured)).toBeGreaterThanOrEqual(floor);
    },
  );

  test.each([
    ["light", 13.32],
    ["dark", 9.75],
  ] as const)("text on a marked passage stays readable (%s)", (theme, ratio) => {
    expect(contrast(token(theme, "text"), token(theme, "mark"))).toBeCloseTo(ratio, 1);
  });

  test.each(["light", "dark"] as const)("words on an accent-coloured button stay readable (%s)", (theme) => {
    expect(contrast(token(theme, "surface"), token(theme, "accent"))).toBeGreaterThanOrEqual(4.5);
  });

  test("both themes define the same tokens, and Tailwind knows each of them and no other colour", () => {
    expect(Object.keys(tokens.dark)).toEqual(Object.keys(tokens.light));
    const named = [...css.matchAll(/--color-([\w-]+): var\(--([\w-]+)\)/g)].map(([, utility, value]) => [
      utility,
      value,
    ]);
    expect(named).toEqual(Object.keys(tokens.light).map((name) => [name, name]));
    expect(css).toContain("--color-*: initial");
  });

  test("print is light whatever the switch says: the dark values hold on screens only", () => {
    expect(css).toMatch(/@media screen \{\s*:root\[data-theme="dark"\]/);
  });
});
