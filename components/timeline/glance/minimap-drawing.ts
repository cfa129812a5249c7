import type { TimelineOverview } from "@/lib/timeline/row.ts";

type Density = TimelineOverview["density"];

/** Height of the track of flagged rows above the density. */
const trackPx = 8;

/** Draws how many rows run at each time: all of them quietly, those that pass on top, flagged ones in a track of their own. */
export function drawDensity(canvas: HTMLCanvasElement, { all, passing, flagged }: Density, bars: number, widthPx: number, heightPx: number): void {
  const scale = devicePixelRatio || 1;
  canvas.width = Math.round(widthPx * scale);
  canvas.height = Math.round(heightPx * scale);
  const context = canvas.getContext("2d");
  if (context === null) return;
  const token = tokensOf(canvas);
  context.scale(scale, scale);
  const parts = Math.max(1, Math.min(bars, all.length, Math.floor(widthPx)));
  const step = widthPx / parts;
  const heights = resampled(all, parts);
  const most = heights.reduce((max, count) => Math.max(max, count), 1);
  const draw = (counts: readonly number[], colour: string) => {
    context.fillStyle = colour;
    counts.forEach((count, index) => {
      const height = barPx(count, most, heightPx - trackPx - 2);
      const { x, width } = columnOf(index, step);
      if (count > 0) context.fillRect(x, heightPx - height, width, height);
    });
  };
  draw(heights, token("--border-control"));
  draw(resampled(passing, parts), token("--accent"));
  context.fillStyle = token("--status-failed");
  resampled(flagged, parts).forEach((count, index) => {
    const { x, width } = columnOf(index, step);
    if (count > 0) context.fillRect(x, 1, Math.max(2, width), trackPx - 2);
  });
}

/** Whole pixels: columns side by side must not show a seam. */
function columnOf(index: number, step: number): { readonly x: number; readonly width: number } {
  const x = Math.floor(index * step);
  return { x, width: Math.max(1, Math.floor((index + 1) * step) - x) };
}

/** The counts in fewer parts: each takes the largest count of those it covers, so that nothing rare is lost on a narrow screen. */
export function resampled(counts: readonly number[], parts: number): number[] {
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * counts.length) / parts);
    const to = Math.max(from + 1, Math.ceil(((part + 1) * counts.length) / parts));
    return counts.slice(from, to).reduce((max, count) => Math.max(max, count), 0);
  });
}

/** A square root, so that a single row beside thousands is still to be seen. */
export function barPx(count: number, most: number, heightPx: number): number {
  return Math.max(2, Math.sqrt(count / most) * heightPx);
}

/** Tokens are read when they are needed: the theme may have changed. */
function tokensOf(element: HTMLElement): (name: string) => string {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name);
}
