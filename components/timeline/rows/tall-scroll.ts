/**
 * A million rows of 28 px are taller than browsers let an element be (Firefox stops at about 17 million px). Above
 * `realPxMax` the scroll box stays at that height and stands for the taller list: it is cut into pages, each page
 * shifts the rows by `offset`, small scrolls move pixel by pixel and long ones jump in proportion.
 */
export type Tall = {
  readonly virtualPx: number;
  readonly realPx: number;
  readonly pagePx: number;
  readonly pages: number;
  readonly jumpPx: number;
};

/** Where the list stands: a row is drawn at its own place minus `offset`. */
export type Stand = { readonly offset: number; readonly scrollTop: number };

export const realPxMax = 8_000_000;

export function tallOf(rows: number, rowPx: number): Tall {
  const virtualPx = rows * rowPx;
  if (virtualPx <= realPxMax) return { virtualPx, realPx: virtualPx, pagePx: Math.max(1, virtualPx), pages: 1, jumpPx: 0 };
  const pagePx = realPxMax / 100;
  const pages = Math.floor(virtualPx / pagePx);
  return { virtualPx, realPx: realPxMax, pagePx, pages, jumpPx: (virtualPx - realPxMax) / (pages - 1) };
}

/** Stands so that `virtualTop` is at the top of the box. */
export function standAt(tall: Tall, virtualTop: number): Stand {
  const page = Math.min(tall.pages - 1, Math.floor(virtualTop / tall.pagePx));
  const offset = Math.round(page * tall.jumpPx);
  return { offset, scrollTop: virtualTop - offset };
}

/** What a scroll of the box to `scrollTop` means. The result may ask for another `scrollTop` of the box. */
export function follow(tall: Tall, last: Stand, scrollTop: number, viewPx: number): Stand {
  if (tall.pages === 1) return { offset: 0, scrollTop };
  if (scrollTop <= 0) return { offset: 0, scrollTop: 0 };
  if (scrollTop >= tall.realPx - viewPx) return { offset: tall.virtualPx - tall.realPx, scrollTop };
  if (Math.abs(scrollTop - last.scrollTop) < viewPx) return standAt(tall, scrollTop + last.offset);
  const share = (tall.virtualPx - viewPx) / (tall.realPx - viewPx);
  const page = Math.min(tall.pages - 1, Math.floor((scrollTop * share) / tall.pagePx));
  return { offset: Math.round(page * tall.jumpPx), scrollTop };
}

/** The scroll that brings a row into sight: none where it is in sight already. */
export function reveal(row: number, rowPx: number, virtualTop: number, viewPx: number, align: "near" | "centre"): number | null {
  const top = row * rowPx;
  if (align === "centre") return Math.max(0, top - (viewPx - rowPx) / 2);
  if (top < virtualTop) return top;
  if (top + rowPx > virtualTop + viewPx) return top + rowPx - viewPx;
  return null;
}
