import type { Declarations } from "./declarations.ts";

/** How a style keeps an element from being seen: the rule's id, and the property that does it. */
export type HideReason = { readonly rule: string; readonly name: string };

const lengthPattern = /^([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))(px|pt|em|rem|ex|ch|vw|vh|vmin|vmax|%|in|cm|mm|pc)?$/;
const pixels: Readonly<Record<string, number>> = { px: 1, pt: 1.33, em: 16, rem: 16, ex: 8, ch: 8, vw: 12, vh: 8, vmin: 8, vmax: 12, in: 96, cm: 38, mm: 3.8, pc: 16, "%": 10 };

/** A length in pixels, roughly; null where it is none. */
function length(value: string | undefined): number | null {
  const found = value === undefined ? null : lengthPattern.exec(value.trim());
  if (found === null) return null;
  return Number(found[1]) * (pixels[found[2] ?? "px"] ?? 1);
}

const offScreenMin = 400;
const isFar = (value: string | undefined): boolean => {
  const px = length(value);
  return px !== null && (px <= -offScreenMin || px >= 2500);
};
const isTiny = (value: string | undefined, max: number): boolean => {
  const px = length(value);
  return px !== null && px <= max;
};

/** Why a style hides the element that has it, colours apart; null where it does not. */
export function hideReason(style: Declarations): HideReason | null {
  return notDrawn(style) ?? transparent(style) ?? withoutSize(style) ?? offScreen(style) ?? clipped(style);
}

function notDrawn(style: Declarations): HideReason | null {
  const rule = "inj.hidden.css.not-drawn";
  if (style.get("display") === "none") return { rule, name: "display" };
  if (/^(?:hidden|collapse)$/.test(style.get("visibility") ?? "")) return { rule, name: "visibility" };
  if (style.get("content-visibility") === "hidden") return { rule, name: "content-visibility" };
  return style.get("mso-hide") === "all" ? { rule, name: "mso-hide" } : null;
}

function transparent(style: Declarations): HideReason | null {
  const rule = "inj.hidden.css.transparent";
  if (isFaint(style.get("opacity"))) return { rule, name: "opacity" };
  return isFaint(/opacity\(([^()]{1,12})\)/.exec(style.get("filter") ?? "")?.[1]) ? { rule, name: "filter" } : null;
}

function isFaint(value: string | undefined): boolean {
  if (value === undefined) return false;
  const number = Number.parseFloat(value);
  return (value.endsWith("%") ? number / 100 : number) <= 0.06;
}

function withoutSize(style: Declarations): HideReason | null {
  const rule = "inj.hidden.css.no-size";
  const font = style.get("font-size") ?? fontSize(style.get("font"));
  if (font?.endsWith("%") === true ? Number.parseFloat(font) <= 10 : isTiny(font, 1.7)) return { rule, name: "font-size" };
  if (isFaint(style.get("zoom"))) return { rule, name: "zoom" };
  const overflows = ["overflow", "overflow-x", "overflow-y"].some((name) => /hidden|clip/.test(style.get(name) ?? ""));
  const small = ["height", "width", "max-height", "max-width", "line-height", "block-size", "inline-size"].find((name) => isTiny(style.get(name), 1.4));
  return overflows && small !== undefined ? { rule, name: small } : null;
}

/** The size in `font: italic 0/0 a`. */
function fontSize(font: string | undefined): string | undefined {
  return font?.split(/[\s/]+/).find((part) => lengthPattern.test(part) && !/^[1-9]00$/.test(part));
}

function offScreen(style: Declarations): HideReason | null {
  const rule = "inj.hidden.css.off-screen";
  const placed = style.get("position") !== undefined && style.get("position") !== "static";
  const side = ["left", "right", "top", "bottom", "inset", "inset-inline-start"].find((name) => (style.get(name) ?? "").split(/\s+/).some(isFar));
  if (placed && side !== undefined) return { rule, name: side };
  if (isFar(style.get("text-indent"))) return { rule, name: "text-indent" };
  const margin = ["margin-left", "margin-top", "margin"].find((name) => (style.get(name) ?? "").split(/\s+/).some((part) => (length(part) ?? 0) <= -offScreenMin));
  if (margin !== undefined) return { rule, name: margin };
  const moved = /translate(?:x|y|3d)?\(([^()]{1,60})\)/.exec(style.get("transform") ?? "")?.[1] ?? style.get("translate") ?? "";
  return moved.split(/[\s,]+/).some(isFar) ? { rule, name: "transform" } : null;
}

function clipped(style: Declarations): HideReason | null {
  const rule = "inj.hidden.css.no-size";
  const clip = /^rect\(([^()]{1,60})\)$/.exec(style.get("clip") ?? "")?.[1];
  if (clip?.split(/[\s,]+/).every((part) => part === "auto" ? false : isTiny(part, 1.4)) === true) return { rule, name: "clip" };
  const path = style.get("clip-path") ?? style.get("-webkit-clip-path") ?? "";
  const inset = /^inset\(\s*([0-9.]+)%/.exec(path)?.[1];
  if ((inset !== undefined && Number(inset) >= 50) || /^(?:circle|ellipse)\(\s*0(?:px|%)?[\s)]/.test(path) || /^polygon\((?:\s*0(?:px|%)?[\s,]*)+\)$/.test(path)) return { rule, name: "clip-path" };
  const scale = /scale(?:x|y|3d)?\(\s*([0-9.]+)/.exec(style.get("transform") ?? "")?.[1] ?? style.get("scale");
  return scale !== undefined && isFaint(scale) ? { rule, name: "transform" } : null;
}
