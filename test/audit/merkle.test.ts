import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extendsTree, includes, leafHash, merkleRoot, nodeHash, readCheckpoint } from "../../lib/audit/merkle.ts";
import { fromBase64, toHex } from "../../lib/base/encodings.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const bytes = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array();

/** PATH and SUBPROOF as RFC 6962, 2.1.1 and 2.1.2 define them: the proofs of the log's side. */
const splitOf = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1);
function pathOf(place: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return place < split ? [...pathOf(place, left), merkleRoot(right, sha256)] : [...pathOf(place - split, right), merkleRoot(left, sha256)];
}
function growth(size: number, leaves: readonly Uint8Array[], isWhole = true): Uint8Array[] {
  if (size === leaves.length) return isWhole ? [] : [merkleRoot(leaves, sha256)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return size <= split ? [...growth(size, left, isWhole), merkleRoot(right, sha256)] : [...growth(size - split, right, false), merkleRoot(left, sha256)];
}
const leavesOf = (count: number): Uint8Array[] => Array.from({ length: count }, (_, at) => leafHash(Uint8Array.of(at), sha256));
const treeOf = (leaves: readonly Uint8Array[]) => ({ size: leaves.length, root: merkleRoot(leaves, sha256) });
const damaged = (proof: readonly Uint8Array[], at: number): Uint8Array[] => proof.map((node, place) => (place === at % proof.length ? sha256(node) : node));

describe("Merkle proofs of RFC 6962", () => {
  test("the published vectors hold: an inclusion in a tree of five, a consistency of six and seven", () => {
    const inclusion = ["bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=", "Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=", "vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms="].map(bytes);
    const tree = { size: 5, root: bytes("Tju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ=") };
    const hash = bytes("lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=");
    expect([1, 0, 2, 3, 4, 5].map((place) => includes(tree, { place, hash }, inclusion, sha256))).toEqual([true, false, false, false, false, false]);
    const consistency = ["DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=", "sIaT7C5yFZcTBkHoIR5+7cy0wmQTlj7ubB4u0W/7Gl8=", "037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc="].map(bytes);
    const smaller = { size: 6, root: bytes("duZ9rbzfHhDht03cYIq9L5jfsW+851J3tSMqEn8gh+8=") };
    const larger = { size: 7, root: bytes("3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=") };
    expect(extendsTree(smaller, larger, consistency, sha256)).toBe(true);
    expect([extendsTree(larger, smaller, consistency, sha256), extendsTree({ ...smaller, size: 5 }, larger, consistency, sha256)]).toEqual([false, false]);
  });

  test("leaves and nodes hash apart, and the tree of nothing is the hash of nothing", () => {
    expect(toHex(merkleRoot([], sha256))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(toHex(leafHash(new Uint8Array(), sha256))).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    expect(nodeHash(Uint8Array.of(1), Uint8Array.of(2), sha256)).not.toEqual(leafHash(Uint8Array.of(1, 2), sha256));
  });

  test("a proof made by the rules holds for every place of every size; damaged, shortened or for another place it does not", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 33 }), fc.nat(), fc.nat(), (count, seed, at) => {
      const leaves = leavesOf(count);
      const place = seed % count;
      const [tree, proof, hash] = [treeOf(leaves), pathOf(place, leaves), leaves[place] ?? new Uint8Array()];
      expect(includes(tree, { place, hash }, proof, sha256)).toBe(true);
      expect(includes(tree, { place, hash: sha256(hash) }, proof, sha256)).toBe(false);
      if (proof.length > 0) expect([damaged(proof, at), proof.slice(1), [...proof, hash]].map((other) => includes(tree, { place, hash }, other, sha256))).toEqual([false, false, false]);
    }));
  });

  test("a larger tree extends a smaller one exactly where it begins with the same leaves", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 33 }), fc.nat(), fc.nat(), (count, seed, at) => {
      const leaves = leavesOf(count);
      const size = 1 + (seed % count);
      const [smaller, larger, proof] = [treeOf(leaves.slice(0, size)), treeOf(leaves), growth(size, leaves)];
      expect(extendsTree(smaller, larger, proof, sha256)).toBe(true);
      expect(extendsTree({ ...smaller, root: sha256(smaller.root) }, larger, proof, sha256)).toBe(false);
      if (proof.length > 0) expect(extendsTree(smaller, larger, damaged(proof, at), sha256)).toBe(false);
    }));
  });
});

test("a checkpoint says its origin, its size and its root; other notes say nothing", () => {
  expect(readCheckpoint("example.org/log\n12\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")).toMatchObject({ origin: "example.org/log", size: 12 });
  for (const note of ["", "a\nb\nc\n", "example.org\n012\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", "example.org\n1\nAAAA\n"]) expect(readCheckpoint(note)).toBeNull();
});
