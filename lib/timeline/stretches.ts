const secondUs = 1_000_000;
const minuteUs = 60 * secondUs;
const hourUs = 60 * minuteUs;
const dayUs = 24 * hourUs;
/** Widths that a reader can think in. */
const widthsUs = [
  secondUs / 10, secondUs / 2, secondUs, 5 * secondUs, 15 * secondUs, minuteUs, 5 * minuteUs, 15 * minuteUs, hourUs, 4 * hourUs, dayUs, 7 * dayUs, 30 * dayUs, 365 * dayUs,
];

/**
 * How wide the stretches are that a span of time is divided into, in microseconds: the smallest width of the list with which there are no more than
 * `stretchesMax`. A span longer than all of them is divided evenly; one of no length is one stretch of the smallest width.
 */
export function stretchWidthUs(spanUs: number, stretchesMax: number): number {
  return widthsUs.find((width) => Math.floor(spanUs / width) + 1 <= stretchesMax) ?? Math.ceil((spanUs + 1) / stretchesMax);
}

/** How many stretches of a width a span needs, its last instant included. */
export const stretchCount = (spanUs: number, widthUs: number): number => Math.floor(spanUs / widthUs) + 1;
