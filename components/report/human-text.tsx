"use client";

import { useState } from "react";
import type { TextVersion } from "@/lib/api/reportContract.ts";
import type { HumanSection } from "@/lib/report/reportDocument.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { TextArea } from "../ui/input.tsx";
import { utcText } from "../ui/time-text.ts";
import { HistoryDialog } from "./history-dialog.tsx";
import { prompts } from "./report-words.ts";
import { useReportContext } from "./report-context.ts";
import { useAutosave, type SaveState } from "./use-autosave.ts";

type Props = { readonly section: HumanSection; readonly title: string; readonly start: TextVersion | null };

const textMax = 50_000;

/** What people write into a section. The product never changes it, and every version is kept. */
export function HumanText({ section, title, start }: Props) {
  const { incident } = useReportContext();
  const [author] = useKept("author", "");
  const { text, state, write, flush, keepMine, take } = useAutosave(incident, section, start, author);
  const [history, setHistory] = useState(false);
  const id = `text-${section}`;
  return (
    <div className="flex max-w-[90ch] flex-col gap-1 border-l-2 border-accent pl-3">
      <label htmlFor={id} className="font-semibold"><Glyph name="person" className="text-accent" /> <span aria-hidden="true">Written by people</span><span className="sr-only">{`Written by people: ${title}`}</span></label>
      <p id={`${id}-hint`} className="text-sm text-text-muted" data-print="hide">{prompts[section]}.</p>
      <TextArea id={id} aria-describedby={`${id}-hint`} rows={3} maxLength={textMax} dir="auto" className="w-full [field-sizing:content] print:hidden" value={text} onChange={(event) => write(event.target.value)} onBlur={flush} />
      <p className="hidden whitespace-pre-wrap [overflow-wrap:anywhere] print:block" dir="auto">{text === "" ? "Nothing has been written." : text}</p>
      <span data-print="hide" className="flex flex-wrap items-center gap-3 text-sm">
        <span role="status" data-save={state.kind} className="tabular text-text-muted">{saveWords(state)}</span>
        <Button kind="quiet" small aria-label={`History of ${title}`} onClick={() => { flush(); setHistory(true); }}><Glyph name="history" /> History</Button>
      </span>
      {state.kind === "refused" && <RefusalNotice refusal={state.refusal} onRetry={flush} />}
      {state.kind === "conflict" && (
        <Notice kind="warning" live message={<>Somebody saved another text of this section{state.theirs.author === "" ? "" : <>: <bdi>{state.theirs.author}</bdi></>}.</>} fix="Nothing is lost: the history keeps both.">
          <span className="flex flex-wrap gap-2"><Button small onClick={keepMine}>Save mine as the next version</Button><Button small onClick={() => take(state.theirs)}>Take theirs</Button></span>
        </Notice>
      )}
      {history && <HistoryDialog section={section} title={title} onClose={() => setHistory(false)} onRestored={take} />}
    </div>
  );
}

function saveWords(state: SaveState): string {
  switch (state.kind) {
    case "idle": return "Nothing written yet";
    case "typing": return "Not saved yet";
    case "saving": return "Saving…";
    case "saved": return `Saved ${utcText(state.us).slice(11, 16)} UTC`;
    case "refused": return "Not saved";
    case "conflict": return "Not saved: another text was saved meanwhile";
  }
}
