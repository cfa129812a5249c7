import { memo } from "react";
import { Pieces } from "../evidence/pieces.tsx";
import { MaskedText } from "../masks/masked-text.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { JsonText } from "./json-text.tsx";
import { lineSentence, sizeText } from "./line-words.ts";
import type { JsonSource, Viewer } from "./json-types.ts";
import type { NodeLine, TreeLine } from "./tree-lines.ts";

type Props = {
  readonly line: TreeLine;
  readonly active: boolean;
  /** Hidden characters are drawn as boxes. */
  readonly shown: boolean;
  readonly source: JsonSource;
  readonly label: string;
  readonly viewer: Viewer;
};

const indentPx = 14;
/** Deeper levels are told by their number. */
const levelsDrawn = 12;

/** One line of a JSON tree, and the whole of a long text below it. */
export const JsonLine = memo(function JsonLine({ line, active, shown, source, label, viewer }: Props) {
  const opens = line.type === "node" && line.opens;
  return (
    <div role="treeitem" data-id={line.id} aria-label={lineSentence(line, label)} aria-level={line.level} aria-posinset={line.position} aria-setsize={line.of}
      {...(opens && { "aria-expanded": line.open })} aria-selected={active} tabIndex={active ? 0 : -1}
      className={classNames("-outline-offset-2 [contain-intrinsic-size:auto_24px] [content-visibility:auto] print:[content-visibility:visible] hover:bg-surface", active && "bg-surface shadow-[inset_2px_0_0_var(--accent)]")}>
      <div data-line className={classNames("flex min-h-6 min-w-0 items-start gap-1 pr-2", (opens || line.type === "more" || line.type === "failed") && "cursor-pointer")}
        style={{ paddingLeft: Math.min(line.level - 1, levelsDrawn) * indentPx + 4 }}>
        <span className="flex h-6 w-4 shrink-0 items-center">{opens && <Glyph name={line.open ? "chevron-down" : "chevron-right"} />}</span>
        {line.level - 1 > levelsDrawn && <span className="tabular shrink-0 text-xs leading-6 text-text-muted">{line.level - 1}</span>}
        <LineText line={line} shown={shown} />
      </div>
      {line.type === "node" && line.open && line.node.type === "string" && (
        <div className="cursor-auto py-1 pr-2 pl-6 font-sans"><JsonText source={source} path={line.path} label={line.key ?? label} viewer={viewer} /></div>
      )}
    </div>
  );
});

function LineText({ line, shown }: { readonly line: TreeLine; readonly shown: boolean }) {
  switch (line.type) {
    case "node": return <NodeText line={line} shown={shown} />;
    case "more": return <span className="leading-6 text-accent underline">Show {countText(Math.min(100, line.of - line.shown))} more of {countText(line.of)}</span>;
    case "wait": return <span className="leading-6 text-text-muted">Reading</span>;
    case "failed": return <span className="leading-6 text-status-failed">{line.refusal.message} Press to try again.</span>;
  }
}

function NodeText({ line: { key, inArray, node, open }, shown }: { readonly line: NodeLine; readonly shown: boolean }) {
  const { type, size, preview } = node;
  const isBranch = type === "object" || type === "array";
  const isText = type === "string";
  const draw = (text: string) => <MaskedText text={text} draw={(plain) => (shown ? <Pieces text={plain} /> : plain)} />;
  return (
    <span className="min-w-0 leading-6 [overflow-wrap:anywhere]">
      {key !== null && <><bdi className={inArray ? "tabular text-text-muted" : "font-semibold"}>{draw(key)}</bdi><span className="text-text-muted">: </span></>}
      {isBranch && <span className="text-text-muted">{sizeText(node)} </span>}
      {!open && <>{isText && "\""}<bdi className={isBranch || type === "null" ? "text-text-muted" : undefined}>{draw(preview)}</bdi>{isText && (preview.length < size ? "…\"" : "\"")}</>}
      {isText && (open || preview.length < size) && <span className="text-text-muted"> {sizeText(node)}</span>}
    </span>
  );
}
