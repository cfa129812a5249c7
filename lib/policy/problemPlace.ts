import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";

export type TextPlace = { readonly line: number; readonly column: number };

/** Finds where in the text of a policy a problem lies: `line 3`, `line 3, column 5`, `character 9`, or a JSON pointer. Null where that cannot be told. */
export function placesIn(text: string): (at: string) => TextPlace | null {
  const lines = new LineCounter();
  const root = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: false, uniqueKeys: false, logLevel: "silent" });
  const placeAt = (offset: number): TextPlace => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  return (at) => {
    const [, line, column] = /^line (\d+)(?:, column (\d+))?$/.exec(at) ?? [];
    if (line !== undefined) return { line: Number(line), column: column === undefined ? columnOf(root.errors[0]?.pos[0], Number(line), placeAt) : Number(column) };
    const [, character] = /^character (\d+)$/.exec(at) ?? [];
    if (character !== undefined) return placeAt(Number(character) - 1);
    if (!at.startsWith("/")) return null;
    const offset = offsetOf(root.contents, at === "/" ? [] : at.slice(1).split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")));
    return offset === null ? null : placeAt(offset);
  };
}

/** Where the parser itself stumbled on that line; else its beginning. */
function columnOf(offset: number | undefined, line: number, placeAt: (offset: number) => TextPlace): number {
  const place = offset === undefined ? null : placeAt(offset);
  return place?.line === line ? place.column : 1;
}

/** The deepest place on the way that is there: a member that is missing is told at its holder. */
function offsetOf(node: Node | null, steps: readonly string[]): number | null {
  let found = node?.range?.[0] ?? null;
  let at: unknown = node;
  for (const step of steps) {
    if (isMap(at)) {
      const pair = at.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (pair === undefined) break;
      found = isNode(pair.key) ? (pair.key.range?.[0] ?? found) : found;
      at = pair.value;
    } else if (isSeq(at)) {
      at = at.items[Number(step)];
      if (isNode(at)) found = at.range?.[0] ?? found;
    } else break;
    if (isPair(at)) break;
  }
  return found;
}
