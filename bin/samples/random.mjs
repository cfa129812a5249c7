// A small seeded generator and the ids made with it. Every value follows from a text key alone, so an edit in one
// place of a story leaves the ids of all other places as they were.
const hexDigits = "0123456789abcdef";
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Four 32-bit words that depend on every character of the key. */
function seedWords(key) {
  const words = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x71374491];
  for (let at = 0; at < key.length; at++) {
    for (let i = 0; i < 4; i++) {
      words[i] = Math.imul(words[i] ^ key.charCodeAt(at) ^ (words[(i + 1) % 4] >>> 7), 0x01000193 + 2 * i) >>> 0;
    }
  }
  return words;
}

/** The stream of numbers that belongs to a key. */
export function random(key) {
  const [a, b, c, d] = seedWords(key);
  let [x, y, z, w] = [a || 1, b, c, d];
  const next = () => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = (w ^ (w >>> 19) ^ t ^ (t >>> 8)) >>> 0;
    return w;
  };
  for (let i = 0; i < 16; i++) next();
  /** A whole number from `low` to `high`, both included. */
  const int = (low, high) => low + (next() % (high - low + 1));
  const text = (alphabet, length) => Array.from({ length }, () => alphabet[next() % alphabet.length]).join("");
  return {
    int,
    pick: (list) => list[next() % list.length],
    hex: (n) => text(hexDigits, n),
    letters: (n) => text(letters, n),
  };
}

/** A UUID of version 4. */
export function uuid4(key) {
  const h = random(key).hex(32);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
}

/** A UUID of version 7: its first 48 bits are the milliseconds of `us`. */
export function uuid7(us, key) {
  const time = Math.floor(us / 1000)
    .toString(16)
    .padStart(12, "0");
  const h = random(key).hex(18);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${h.slice(0, 3)}-8${h.slice(3, 6)}-${h.slice(6)}`;
}
