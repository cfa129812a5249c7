import { backgroundColour, black, isUnseen, readColour, white, type Colour } from "./colours.ts";
import { readDeclarations, noDeclarations, type Declarations } from "./declarations.ts";
import { hideReason, type HideReason } from "./hideReason.ts";
import type { StyleRules, Selectable } from "./styleRules.ts";
import type { OpenTag } from "./tokens.ts";

/** Colours in which the text of an element is drawn. */
export type Ink = { readonly text: Colour; readonly ground: Colour };
export const pageInk: Ink = { text: black, ground: white };

const unclassed: readonly string[] = [];

/** What an element is to selectors. */
export function selectable({ name, attributes }: OpenTag): Selectable {
  const value = (wanted: string): string => attributes.find((attribute) => attribute.name === wanted)?.value ?? "";
  const classes = value("class");
  return { name, id: value("id").trim(), classes: classes === "" ? unclassed : classes.split(/\s+/).filter((part) => part !== "") };
}

/** How an element is hidden, null where it is not, and the colours that it hands down. */
export function styleOf(tag: OpenTag, element: Selectable, ancestors: readonly Selectable[], inherited: Ink, rules: StyleRules): { readonly reason: HideReason | null; readonly ink: Ink } {
  const written = tag.attributes.find(({ name }) => name === "style")?.value;
  const style = rules.of(element, ancestors, written === undefined ? noDeclarations : readDeclarations(written));
  const ink = inkOf(tag, style, inherited);
  return { reason: byMarkup(tag, style) ?? (style.size === 0 ? null : hideReason(style)) ?? byColour(ink, inherited), ink };
}

function byMarkup({ name, attributes }: OpenTag, style: Declarations): HideReason | null {
  const rule = "inj.hidden.css.not-drawn";
  if (name === "template" || name === "noscript") return { rule, name };
  for (const attribute of attributes) {
    if (attribute.name === "hidden" && attribute.value !== "false" && !style.has("display")) return { rule, name: "hidden" };
    if (attribute.name === "aria-hidden" && attribute.value === "true") return { rule, name: "aria-hidden" };
  }
  return null;
}

function inkOf({ name, attributes }: OpenTag, style: Declarations, inherited: Ink): Ink {
  const attribute = (wanted: string): string | undefined => attributes.find((each) => each.name === wanted)?.value;
  const text = readColour(style.get("-webkit-text-fill-color") ?? style.get("color") ?? (name === "font" ? attribute("color") : name === "body" ? attribute("text") : undefined) ?? "");
  const ground = backgroundColour(style.get("background-color") ?? style.get("background") ?? attribute("bgcolor") ?? "");
  if (text === null && ground === null) return inherited;
  return { text: text ?? inherited.text, ground: ground === null || ground.alpha <= 0.5 ? inherited.ground : ground };
}

function byColour(ink: Ink, inherited: Ink): HideReason | null {
  return ink !== inherited && isUnseen(ink.text, ink.ground) ? { rule: "inj.hidden.css.same-colour", name: "color" } : null;
}
