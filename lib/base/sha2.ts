/**
 * SHA-256 and SHA-512 (FIPS 180-4) for where node:crypto is not: a browser's own digests answer later, and verification
 * has to answer at once. The constants are what the standard says they are: bits of roots of the first primes.
 */
const primes = firstPrimes(80);
/** The first 64 bits of the fractions of cube and square roots. */
const roundConstants = primes.map((prime) => fraction(root(BigInt(prime) << 192n, 3n)));
const startValues = primes.slice(0, 8).map((prime) => fraction(root(BigInt(prime) << 128n, 2n)));
const high = (value: bigint): number => Number(value >> 32n) | 0;
const low = (value: bigint): number => Number(value & 0xffffffffn) | 0;
const constants256 = Int32Array.from(roundConstants.slice(0, 64), high);
const constantsHigh = Int32Array.from(roundConstants, high);
const constantsLow = Int32Array.from(roundConstants, low);

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let value = 2; found.length < count; value++) if (found.every((prime) => value % prime !== 0)) found.push(value);
  return found;
}

function fraction(value: bigint): bigint {
  return value & 0xffff_ffff_ffff_ffffn;
}

/** The whole part of a root, by Newton's method from above. */
function root(value: bigint, degree: bigint): bigint {
  let guess = 1n << 80n;
  for (let next = step(value, guess, degree); next < guess; next = step(value, guess, degree)) guess = next;
  return guess;
}
function step(value: bigint, guess: bigint, degree: bigint): bigint {
  return ((degree - 1n) * guess + value / guess ** (degree - 1n)) / degree;
}

/** The message, a one bit, zeros, and its length in bits at the end of the last block. */
function padded(message: Uint8Array, blockBytes: number, lengthBytes: number): DataView<ArrayBuffer> {
  const size = Math.ceil((message.length + 1 + lengthBytes) / blockBytes) * blockBytes;
  const bytes = new Uint8Array(size);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(size - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(size - 4, (message.length << 3) >>> 0);
  return view;
}

const turn = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/** The SHA-256 of some bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  const state = Int32Array.from(startValues, high);
  const view = padded(message, 64, 8);
  const words = new Int32Array(64);
  for (let from = 0; from < view.byteLength; from += 64) {
    for (let at = 0; at < 16; at++) words[at] = view.getInt32(from + at * 4);
    for (let at = 16; at < 64; at++) {
      const [early, late] = [words[at - 15] ?? 0, words[at - 2] ?? 0];
      const small0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const small1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      words[at] = ((words[at - 16] ?? 0) + small0 + (words[at - 7] ?? 0) + small1) | 0;
    }
    round256(state, words);
  }
  const out = new Uint8Array(32);
  const result = new DataView(out.buffer);
  state.forEach((word, at) => result.setInt32(at * 4, word));
  return out;
}

function round256(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + big1 + ((e & f) ^ (~e & g)) + (constants256[at] ?? 0) + (words[at] ?? 0)) | 0;
    const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, at) => (state[at] = ((state[at] ?? 0) + value) | 0));
}

/** The SHA-512 of some bytes. Words of 64 bits are two halves each: high ones at even places, low ones at odd. */
export function sha512(message: Uint8Array): Uint8Array {
  const state = Int32Array.from(startValues.flatMap((value) => [high(value), low(value)]));
  const view = padded(message, 128, 16);
  const words = new Int32Array(160);
  for (let from = 0; from < view.byteLength; from += 128) {
    for (let at = 0; at < 32; at++) words[at] = view.getInt32(from + at * 4);
    for (let at = 32; at < 160; at += 2) extend512(words, at);
    round512(state, words);
  }
  const out = new Uint8Array(64);
  const result = new DataView(out.buffer);
  state.forEach((word, at) => result.setInt32(at * 4, word));
  return out;
}

const carry = 2 ** 32;

function extend512(words: Int32Array, at: number): void {
  const [eh = 0, el = 0, lh = 0, ll = 0] = [words[at - 30], words[at - 29], words[at - 4], words[at - 3]];
  const small0h = half(eh, el, 1) ^ half(eh, el, 8) ^ (eh >>> 7);
  const small0l = half(el, eh, 1) ^ half(el, eh, 8) ^ ((el >>> 7) | (eh << 25));
  const small1h = half(lh, ll, 19) ^ half(ll, lh, 29) ^ (lh >>> 6);
  const small1l = half(ll, lh, 19) ^ half(lh, ll, 29) ^ ((ll >>> 6) | (lh << 26));
  const sum = (small0l >>> 0) + (small1l >>> 0) + ((words[at - 31] ?? 0) >>> 0) + ((words[at - 13] ?? 0) >>> 0);
  words[at] = (small0h + small1h + (words[at - 32] ?? 0) + (words[at - 14] ?? 0) + Math.floor(sum / carry)) | 0;
  words[at + 1] = sum | 0;
}

/** One half of a 64-bit word that is turned right by less than 32: this half, and the bits that come in from the other. */
function half(own: number, other: number, by: number): number {
  return (own >>> by) | (other << (32 - by));
}

function round512(state: Int32Array, words: Int32Array): void {
  const v = state.slice();
  const at = (place: number): number => v[place] ?? 0;
  for (let round = 0; round < 80; round++) {
    const [ah, al, eh, el] = [at(0), at(1), at(8), at(9)];
    const big1h = half(eh, el, 14) ^ half(eh, el, 18) ^ half(el, eh, 9);
    const big1l = half(el, eh, 14) ^ half(el, eh, 18) ^ half(eh, el, 9);
    const choiceH = (eh & at(10)) ^ (~eh & at(12));
    const choiceL = (el & at(11)) ^ (~el & at(13));
    const firstL = (at(15) >>> 0) + (big1l >>> 0) + (choiceL >>> 0) + ((constantsLow[round] ?? 0) >>> 0) + ((words[round * 2 + 1] ?? 0) >>> 0);
    const firstH = at(14) + big1h + choiceH + (constantsHigh[round] ?? 0) + (words[round * 2] ?? 0) + Math.floor(firstL / carry);
    const big0h = half(ah, al, 28) ^ half(al, ah, 2) ^ half(al, ah, 7);
    const big0l = half(al, ah, 28) ^ half(ah, al, 2) ^ half(ah, al, 7);
    const majorH = (ah & at(2)) ^ (ah & at(4)) ^ (at(2) & at(4));
    const majorL = (al & at(3)) ^ (al & at(5)) ^ (at(3) & at(5));
    const topL = (firstL >>> 0) + (big0l >>> 0) + (majorL >>> 0);
    const midL = (at(7) >>> 0) + (firstL >>> 0);
    const [top, mid] = [(firstH + big0h + majorH + Math.floor(topL / carry)) | 0, (at(6) + firstH + Math.floor(midL / carry)) | 0];
    v.copyWithin(2, 0, 14);
    [v[0], v[1], v[8], v[9]] = [top, topL | 0, mid, midL | 0];
  }
  for (let place = 0; place < 16; place += 2) {
    const sum = ((state[place + 1] ?? 0) >>> 0) + (at(place + 1) >>> 0);
    state[place] = ((state[place] ?? 0) + at(place) + Math.floor(sum / carry)) | 0;
    state[place + 1] = sum | 0;
  }
}
