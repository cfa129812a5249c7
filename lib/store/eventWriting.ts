import type { EventDraft } from "../trace/model.ts";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import type { EventFacts, TraceIndexWriter } from "../trace/traceIndex.ts";
import { TextBudget } from "./cutText.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** What lists, marks and panels show of an event, in UTF-16 units. */
const longestText = { label: 120, text: 4_000, id: 200, url: 2_000 } as const;

/** The part of the writer for what happened outside the traces. */
export function eventWriting(db: TraceIndexDatabase): Pick<TraceIndexWriter, "addEvent" | "eventFacts"> {
  const add = db.prepare<(string | number | null)[]>("insert into external_events (record, exhibit, at_us, time_text, kind, source, text, detail, own_id, url, cut) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  return {
    addEvent: (exhibit, record, recorded) => {
      const event = maskedEvent(recorded);
      const kept = cutEvent(event);
      const cut = kept.text !== event.text || kept.detail !== event.detail || kept.url !== event.url || kept.id !== event.id || isShorter(kept.kind, event.kind) || isShorter(kept.source, event.source);
      add.run(record, exhibit, event.time.us, kept.time, kept.kind, kept.source, kept.text, kept.detail, kept.id, kept.url, Number(cut));
    },
    eventFacts: () => {
      const rows = db.prepare<[], EventFacts & { readonly exhibit: number }>("select exhibit, count(*) as count, min(at_us) as firstUs, max(at_us) as lastUs from external_events group by exhibit");
      return new Map(rows.all().map(({ exhibit, ...facts }) => [exhibit, facts]));
    },
  };
}

/** Masked before it is cut: lists show what is kept here. */
function maskedEvent({ time, kind, source, text, detail, id, url }: EventDraft): EventDraft {
  const orNull = (one: string | null): string | null => (one === null ? null : maskSecrets(one));
  return { time, kind: orNull(kind), source: orNull(source), text: maskSecrets(text), detail: orNull(detail), id, url: orNull(url) };
}

function cutEvent({ time, kind, source, text, detail, id, url }: EventDraft) {
  const { label, text: textMax, id: idMax, url: urlMax } = longestText;
  return {
    time: beginning(time.text, label), kind: labelOf(kind, label), source: labelOf(source, label), text: beginning(text, textMax),
    detail: detail === null ? null : beginning(detail, textMax), id: id === null ? null : beginning(id, idMax), url: url === null ? null : beginning(url, urlMax),
  };
}

const beginning = (text: string, max: number): string => new TextBudget(max, max).cut(text);

/** Filters name kinds and sources: they stand on one line. Null where nothing is left. */
function labelOf(text: string | null, max: number): string | null {
  const line = text === null ? "" : beginning(text.slice(0, max * 8).replace(/\s+/g, " ").trim(), max);
  return line === "" ? null : line;
}

const isShorter = (kept: string | null, whole: string | null): boolean => kept !== null && whole !== null && kept.length < whole.replace(/\s+/g, " ").trim().length;
