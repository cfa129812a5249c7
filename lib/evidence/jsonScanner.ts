import { parseJson } from "../base/losslessJson.ts";
import { Cursor } from "./cursor.ts";
import { advance, matched, readPatterns, type Progress, type Trail } from "./jsonPattern.ts";
import { skipString, skipValue, ValueFacts } from "./jsonSkip.ts";
import { decodeText, type TextView } from "./textView.ts";

/** One value of the document, by units of the view. The facts stand in `JsonScanner.facts` until the next event. */
export type ScanEvent =
  /** `pattern`: the one that matched. */
  | {
      readonly kind: "record";
      readonly trail: Trail;
      readonly pattern: readonly string[];
      readonly offset: number;
      readonly length: number;
    }
  /** A value that no record can lie in. */
  | { readonly kind: "leaf"; readonly trail: Trail; readonly offset: number; readonly length: number }
  /** An array or object in which records may lie. */
  | { readonly kind: "open"; readonly trail: Trail; readonly array: boolean }
  | { readonly kind: "close"; readonly trail: Trail };

/** How the document ended. The places are units; `at` of a cut is where the value begins that the end cuts. */
export type ScanEnd =
  | { readonly kind: "whole" }
  | { readonly kind: "cut"; readonly at: number; readonly insideRecord: boolean; readonly trail: Trail }
  | { readonly kind: "broken"; readonly at: number; readonly why: string }
  /** Something follows the document: another document, or zero bytes, or anything else. */
  | { readonly kind: "trailing"; readonly at: number; readonly what: "document" | "zeros" | "text" };

type Frame = { readonly array: boolean; readonly progress: Progress; count: number };
const NOTHING: Progress = [];

/**
 * Cuts one JSON document into the values that patterns name, in one pass and with one chunk in memory. What lies
 * outside the paths to records is stepped over by counting brackets; that a value is JSON is judged by who parses it.
 */
export class JsonScanner {
  readonly facts = new ValueFacts();
  readonly cursor: Cursor;
  /** Set when `next` has returned null. */
  end: ScanEnd | null = null;
  readonly #view: TextView;
  readonly #frames: Frame[] = [];
  readonly #trail: (string | number)[] = [];
  readonly #root: Progress;
  #started = false;

  constructor(
    view: TextView,
    patterns: readonly string[],
    options: { readonly chunkBytes: number; readonly offset?: number },
  ) {
    this.#view = view;
    this.#root = readPatterns(patterns);
    this.cursor = new Cursor(view.units, options.offset ?? view.start, options.chunkBytes);
  }

  /** The next value, or null at the end, which is then told by `end`. */
  next(): ScanEvent | null {
    if (this.end) return null;
    const frame = this.#frames.at(-1);
    if (frame) return frame.array ? this.#inArray(frame) : this.#inObject(frame);
    if (this.#started) return this.#afterDocument();
    this.#started = true;
    return this.#value(this.#root);
  }

  #inArray(frame: Frame): ScanEvent | null {
    const byte = this.cursor.peekNonSpace();
    if (byte === 0x5d) return this.#close();
    if (frame.count > 0) {
      if (byte !== 0x2c) return this.#wrong(byte, "`,` or `]` was expected");
      this.cursor.at++;
    }
    return this.#child(frame, frame.count++);
  }

  #inObject(frame: Frame): ScanEvent | null {
    let byte = this.cursor.peekNonSpace();
    if (byte === 0x7d) return this.#close();
    if (frame.count++ > 0) {
      if (byte !== 0x2c) return this.#wrong(byte, "`,` or `}` was expected");
      this.cursor.at++;
      byte = this.cursor.peekNonSpace();
    }
    if (byte !== 0x22) return this.#wrong(byte, "a name between quotes was expected");
    const start = this.cursor.offset;
    this.cursor.at++;
    if (!skipString(this.cursor)) return this.#cut(start, false);
    const name = this.#name(start, this.cursor.offset - start);
    if (name === null) return this.#stop({ kind: "broken", at: start, why: "a name is no JSON string" });
    byte = this.cursor.peekNonSpace();
    if (byte !== 0x3a) return this.#wrong(byte, "`:` was expected");
    this.cursor.at++;
    return this.#child(frame, name);
  }

  #name(offset: number, length: number): string | null {
    const direct = this.#view.unitBytes === 1 ? this.cursor.bytes(offset, length) : this.#view.bytes(offset, length);
    const read = parseJson(decodeText(direct, this.#view.encoding).text);
    return read.ok && typeof read.value === "string" ? read.value : null;
  }

  #child(frame: Frame, step: string | number): ScanEvent | null {
    this.#trail.push(step);
    const event = this.#value(frame.progress.length === 0 ? NOTHING : advance(frame.progress, step));
    if (event?.kind !== "open") this.#trail.pop();
    return event;
  }

  #value(progress: Progress): ScanEvent | null {
    const byte = this.cursor.peekNonSpace();
    if (byte < 0) return this.#cut(this.cursor.offset, false);
    if (byte === 0x5d || byte === 0x7d || byte === 0x2c || byte === 0x3a)
      return this.#wrong(byte, "a value was expected");
    const pattern = matched(progress);
    const trail = [...this.#trail];
    if (pattern === null && progress.length > 0 && (byte === 0x5b || byte === 0x7b)) {
      this.cursor.at++;
      this.#frames.push({ array: byte === 0x5b, progress, count: 0 });
      return { kind: "open", trail, array: byte === 0x5b };
    }
    const offset = this.cursor.offset;
    const outcome = skipValue(this.cursor, this.facts);
    const length = this.cursor.offset - offset;
    if (outcome === "truncated") return this.#cut(offset, pattern !== null);
    if (outcome === "broken") return this.#stop({ kind: "broken", at: this.facts.brokenAt, why: this.facts.brokenWhy });
    if (length === 0) return this.#wrong(byte, "a value was expected");
    return pattern ? { kind: "record", trail, pattern, offset, length } : { kind: "leaf", trail, offset, length };
  }

  #close(): ScanEvent {
    this.cursor.at++;
    this.#frames.pop();
    const event: ScanEvent = { kind: "close", trail: [...this.#trail] };
    this.#trail.pop();
    return event;
  }

  #afterDocument(): null {
    const byte = this.cursor.peekNonSpace();
    if (byte < 0) return this.#stop({ kind: "whole" });
    const what = byte === 0 ? "zeros" : byte === 0x7b || byte === 0x5b ? "document" : "text";
    return this.#stop({ kind: "trailing", at: this.cursor.offset, what });
  }

  #wrong(byte: number, why: string): null {
    if (byte < 0) return this.#cut(this.cursor.offset, false);
    const said = byte === 0 ? "zero bytes stand where JSON was expected" : why;
    return this.#stop({ kind: "broken", at: this.cursor.offset, why: said });
  }

  #cut(at: number, insideRecord: boolean): null {
    return this.#stop({ kind: "cut", at, insideRecord, trail: [...this.#trail] });
  }

  #stop(end: ScanEnd): null {
    this.end = end;
    return null;
  }
}
