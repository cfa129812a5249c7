import { createReadStream } from "node:fs";
import { ElementSplitter } from "../audit/elementSplitter.ts";
import { EvidenceDecoder } from "../audit/evidenceText.ts";
import type { DeclaredEnd } from "../audit/chainContext.ts";

/** Elements of an array or a bundle; the last block says what the document says of its own end. */
export type ElementBlock = { readonly texts: readonly string[]; readonly bytes: number; readonly declared: DeclaredEnd | null; readonly openEnd: boolean };

/** A file that is an array, or a document with a list of records, in blocks of its elements. */
export async function* elementBlocks(path: string, blockBytes: number): AsyncGenerator<ElementBlock> {
  const decoder = new EvidenceDecoder();
  const splitter = new ElementSplitter();
  let isFirst = true;
  for await (const chunk of createReadStream(path, { highWaterMark: blockBytes }) as AsyncIterable<Buffer>) {
    const decoded = decoder.push(chunk);
    const text = isFirst ? decoded.replace(/^\ufeff/, "") : decoded;
    isFirst &&= decoded === "";
    yield { texts: splitter.push(text).map((one) => one.text), bytes: chunk.length, declared: null, openEnd: false };
  }
  const last = splitter.push(decoder.end());
  const { isClosed } = splitter;
  yield { texts: [...last, ...splitter.finish()].map((one) => one.text), bytes: 0, declared: splitter.declaredEnd, openEnd: !isClosed };
}
