import { concatBytes, fromBase64, sameBytes, toHex, utf8 } from "../base/encodings.ts";

type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Merkle trees of transparency logs (RFC 6962, 2.1; RFC 9162, 2.1). Sizes and places are whole numbers that a double carries. */
export function leafHash(data: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(0), data));
}

export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(1), left, right));
}

/** The root over leaf hashes; of none it is the hash of nothing. */
export function merkleRoot(leaves: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return only;
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return nodeHash(merkleRoot(leaves.slice(0, split), sha256), merkleRoot(leaves.slice(split), sha256), sha256);
}

/** Does the proof lead from this leaf to this root (RFC 9162, 2.1.3.2)? */
export function includes(tree: { readonly size: number; readonly root: Uint8Array }, leaf: { readonly place: number; readonly hash: Uint8Array }, proof: readonly Uint8Array[], sha256: Sha256): boolean {
  if (!isSize(tree.size) || !isSize(leaf.place) || leaf.place >= tree.size) return false;
  let [place, last, hash] = [leaf.place, tree.size - 1, leaf.hash];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash, sha256);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = nodeHash(hash, sibling, sha256);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(hash, tree.root);
}

type Tree = { readonly size: number; readonly root: Uint8Array };

/** Is the larger tree the smaller one with entries added behind (RFC 9162, 2.1.4.2)? */
export function extendsTree(smaller: Tree, larger: Tree, proof: readonly Uint8Array[], sha256: Sha256): boolean {
  if (!isSize(smaller.size) || !isSize(larger.size) || smaller.size > larger.size) return false;
  if (smaller.size === larger.size) return proof.length === 0 && sameBytes(smaller.root, larger.root);
  // Every tree goes on from the empty one; there is nothing to prove.
  if (smaller.size === 0) return proof.length === 0;
  const isPower = Number.isInteger(Math.log2(smaller.size));
  const [first, ...rest] = isPower ? [smaller.root, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let [place, last] = [smaller.size - 1, larger.size - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let [old, grown] = [first, first];
  for (const node of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [old, grown] = [nodeHash(node, old, sha256), nodeHash(node, grown, sha256)];
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else grown = nodeHash(grown, node, sha256);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(old, smaller.root) && sameBytes(grown, larger.root);
}

const half = (value: number): number => Math.floor(value / 2);
const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** What a checkpoint says (c2sp.org/tlog-checkpoint): whose log, how many entries, and their root. Null for another note. */
export function readCheckpoint(note: string): { readonly origin: string; readonly size: number; readonly root: Uint8Array } | null {
  const [origin = "", size = "", root = ""] = note.split("\n");
  const bytes = fromBase64(root, 32);
  return origin === "" || bytes === null || !/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size)) ? null : { origin, size: Number(size), root: bytes };
}

/** The root that the agent governance toolkit keeps beside its audit chain: hex texts joined and hashed, filled up with zeros to a power of two. */
export function toolkitRoot(hashes: readonly string[], sha256: Sha256): string {
  const width = 2 ** Math.ceil(Math.log2(Math.max(1, hashes.length)));
  let level = [...hashes, ...Array.from({ length: width - hashes.length }, () => "0".repeat(64))];
  while (level.length > 1) level = Array.from({ length: level.length / 2 }, (_, at) => toHex(sha256(utf8(`${level[at * 2] ?? ""}${level[at * 2 + 1] ?? ""}`))));
  return level[0] ?? "";
}

