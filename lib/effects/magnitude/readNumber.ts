const scales: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, mio: 1e6, mn: 1e6, million: 1e6, millions: 1e6, b: 1e9, bn: 1e9, billion: 1e9 };

/** Ways in which people and tools write a number: `1,206`, `1 206`, `1_206`, `1'206`, `11.2M`, `3 thousand`. */
export const numberPattern = String.raw`\d{1,3}(?:\.\d{3})+(?![\d.])|\d{1,3}(?:[,'_\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
export const scalePattern = String.raw`(?:\s?(?:[kKmMbB](?![A-Za-z])|(?:thousand|million|millions|billion|mio|mn|bn)\b))?`;

/** A written number as a number; null where it is none. */
export function readNumber(text: string): number | null {
  const match = new RegExp(`^(${numberPattern})(${scalePattern})$`).exec(text.trim());
  if (match === null) return null;
  // Things are counted in whole numbers: `1.206` rows are a thousand of them.
  const isGrouped = /^\d{1,3}(?:\.\d{3})+$/.test(match[1] ?? "") && (match[2] ?? "") === "";
  const value = Number((isGrouped ? (match[1] ?? "").replaceAll(".", "") : (match[1] ?? "").replace(/[,'_\u00a0\u202f ]/g, "")));
  const scale = scales[(match[2] ?? "").trim().toLowerCase()] ?? 1;
  return Number.isFinite(value) ? Math.round(value * scale * 1e6) / 1e6 : null;
}
