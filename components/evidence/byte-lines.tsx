"use client";

import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { MaskedText } from "../masks/masked-text.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { useVirtualList } from "../ui/virtual-list.ts";
import { Pieces } from "./pieces.tsx";
import { hexLines, rawLines } from "./raw-lines.ts";
import type { Look } from "./raw-bytes.tsx";
import type { Raw } from "./use-raw.ts";

type Props = { readonly raw: Raw; readonly look: Look; readonly label: string; readonly tall: boolean };

const linePx = 20;
/** Width of a character at the size the bytes are drawn in. */
const characterPx = 7.85;
/** Offset, line number and the space around them. */
const gutterPx = 128;

/** Characters that turn the order of others. Where they occur the bytes are drawn in the order in which they stand. */
const turns = /[\u202a-\u202e\u2066-\u2069]/;

/** Bytes as lines with numbers and offsets, windowed. Long lines are cut to the width; a cut line goes on without a number. */
export function ByteLines({ raw, look, label, tall }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const columns = useColumns(scroll);
  const lines = useMemo(() => (look === "hex"
    ? hexLines(raw.bytes, raw.offset).map(({ offset, hex, ascii }) => ({ number: null, offset, text: `${hex}  ${ascii}` }))
    : rawLines(raw.bytes, raw.offset, columns)), [raw.bytes, raw.offset, look, columns]);
  const virtual = useVirtualList({ count: lines.length, scroll, rowHeightPx: linePx, overscan: 20 });
  return (
    <div ref={scroll} role="region" tabIndex={0} aria-label={label}
      className={classNames("overflow-auto rounded border border-border bg-surface-raised font-mono text-sm", tall ? "max-h-[70vh]" : "max-h-[50vh]", "min-h-10")}
      style={{ height: lines.length * linePx + 10 }}>
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return line && (
            <div key={item.key} className="absolute inset-x-0 flex leading-5" style={{ top: item.start, height: linePx }}>
              <span aria-hidden="true" className="tabular w-20 shrink-0 text-right text-text-muted select-none">{countText(line.offset)}</span>
              <span className="tabular w-10 shrink-0 pr-3 text-right text-text-muted select-none">{line.number ?? (look === "hex" ? "" : "↳")}</span>
              <span className={classNames("whitespace-pre", turns.test(line.text) ? "[unicode-bidi:bidi-override]" : "[unicode-bidi:isolate]")}>{look === "hex" ? line.text : <MaskedText exact text={line.text} draw={(plain) => (look === "hidden" ? <Pieces text={plain} /> : plain)} />}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** How many characters fit into the box. */
function useColumns(scroll: RefObject<HTMLDivElement | null>): number {
  const [columns, setColumns] = useState(80);
  useEffect(() => {
    const element = scroll.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setColumns(Math.max(20, Math.floor((element.clientWidth - gutterPx) / characterPx))));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroll]);
  return columns;
}
