import type { AuditEntry } from "@/lib/api/auditContract.ts";
import { InlineText } from "../inline-text.tsx";
import { classNames } from "../../ui/class-names.ts";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { toneText } from "../../ui/vocabulary.ts";
import type { WindowColumn } from "../../ui/window-table-features.ts";
import { decisionText, entryVerdicts } from "./entry-words.ts";
import { keyName, type KnownKeys } from "./known-key.ts";

type Facts = { readonly keys: KnownKeys; readonly instant: (us: number) => string; /** Calls are known: the entries were lined up with a trace. */ readonly paired: boolean; /** The format never signs. */ readonly unsigned: boolean };

/** The columns of the list of entries. */
export function entryColumns({ keys, instant, paired, unsigned }: Facts): readonly WindowColumn<AuditEntry>[] {
  return [
    { id: "entry", header: "Entry", widthPx: 84, align: "end", cell: (row) => countText(row.entry) },
    { id: "verdict", header: "Verdict", widthPx: 180, grows: true, cell: (row) => <Verdicts row={row} unsigned={unsigned} /> },
    { id: "time", header: "Time claimed", widthPx: 210, cell: (row) => (row.timeUs === null ? <None /> : instant(row.timeUs)) },
    { id: "tool", header: "Tool", widthPx: 150, cell: (row) => (row.tool === null ? <None /> : <InlineText text={row.tool} className="truncate" />) },
    { id: "decision", header: "Decision", widthPx: 90, cell: (row) => (row.decision === null ? <None /> : decisionText(row.decision)) },
    ...(paired ? [{ id: "call", header: "Call", widthPx: 80, cell: (row: AuditEntry) => (row.pair === null ? <None /> : row.pair.call) }] : []),
    { id: "key", header: "Key", widthPx: 170, cell: (row) => (row.fingerprint === null ? <None /> : <bdi className="truncate">{keyName(row.fingerprint, keys)}</bdi>) },
    { id: "place", header: "Place", widthPx: 110, cell: (row) => <code className="truncate">{row.at}</code> },
  ];
}

const None = () => <span className="text-text-muted">–</span>;

function Verdicts({ row, unsigned }: { readonly row: AuditEntry; readonly unsigned: boolean }) {
  return entryVerdicts(row, unsigned).map(({ word, glyph, tone }) => <span key={word} className={classNames("inline-flex shrink-0 items-center gap-1", toneText[tone])}><Glyph name={glyph} />{word}</span>);
}
