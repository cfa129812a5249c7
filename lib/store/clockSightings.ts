import type { ClockIndexWriter, Looked } from "../timeline/clockIndex.ts";
import type { ClockSighting } from "../timeline/clockSkew.ts";
import { mentionsIn, type Mention } from "../timeline/eventMentions.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { ftsExpression } from "./searchWords.ts";

/** Ids and commands looked for in the traces, in order of time; each is one search of the full-text index. */
const mentionsMax = 1_000;
/** Of calls that exhibits share, in order of their ids, which are made at random: enough for a median. */
const callsMax = 20_000;
/** What more steps than these name tells nothing. */
const stepsMax = 200;

/** The part of the writer that tells what several exhibits saw. */
export function clockSightings(db: TraceIndexDatabase): ClockIndexWriter {
  return {
    clockSightings: () => {
      const named = mentioned(db);
      const timed = timedCalls(db);
      return { sightings: [...timed.sightings, ...named.sightings], calls: timed.calls, mentions: named.mentions };
    },
    callsExhibit: () => db.prepare<[], number>(`select cast(substr(cite.value ->> 'exhibit', 2) as integer) as exhibit from calls c, json_each(c.cites) cite group by 1 order by count(*) desc, 1 limit 1`).pluck().get() ?? null,
  };
}

/** Calls that more than one exhibit timed: when the model asked for them, and when the tool ran. */
function timedCalls(db: TraceIndexDatabase): { readonly sightings: ClockSighting[]; readonly calls: Looked } {
  const timed = "call_id is not null and time_us is not null and (kind = 'execution' or (kind = 'request' and is_output = 1))";
  const shared = db.prepare<[], string>(`select call_id from sightings where ${timed} group by call_id having min(exhibit) < max(exhibit) order by call_id`).pluck().all();
  const looked = shared.slice(0, callsMax);
  const rows = looked.length === 0 ? [] : db.prepare<[string], Omit<ClockSighting, "by">>(
    `select exhibit as source, kind || ' ' || call_id as key, min(time_us) as atUs from sightings where ${timed} and call_id in (select value from json_each(?)) group by exhibit, kind, call_id`).all(JSON.stringify(looked));
  return { sightings: rows.map((one) => ({ ...one, by: "id" })), calls: { looked: looked.length, of: shared.length } };
}

/** What events near the steps name, and the first tool step of each exhibit that names it too. */
function mentioned(db: TraceIndexDatabase): { readonly sightings: ClockSighting[]; readonly mentions: Looked } {
  const sightings: ClockSighting[] = [];
  const looked = new Map<string, Mention>();
  const keys = new Set<string>();
  for (const { exhibit, atUs, text, detail, ownId } of eventsNearSteps(db)) {
    for (const mention of mentionsIn([text, detail, ownId].filter(Boolean).join("\n"))) {
      keys.add(mention.key);
      if (looked.size < mentionsMax) looked.set(mention.key, mention);
      if (looked.has(mention.key)) sightings.push({ source: exhibit, key: mention.key, atUs, by: "mention" });
    }
  }
  const first = db.prepare<[string], { exhibit: number; atUs: number; steps: number }>(
    `select s.exhibit, min(s.start_us) as atUs, count(*) as steps from (select rowid from hits where hits match ? limit ${stepsMax * 20}) h
     join steps s on s.id = h.rowid where s.kind = 'TOOL' and s.start_us is not null group by s.exhibit`);
  for (const { key, words, isBegin } of looked.values()) {
    const expression = ftsExpression(`"${words.replaceAll('"', " ")}"${isBegin ? "*" : ""}`);
    const rows = expression === null ? [] : first.all(expression);
    for (const { exhibit, atUs, steps } of rows) if (steps <= stepsMax) sightings.push({ source: exhibit, key, atUs, by: "mention" });
  }
  return { sightings, mentions: { looked: looked.size, of: keys.size } };
}

type NamingEvent = { readonly exhibit: number; readonly atUs: number; readonly text: string; readonly detail: string | null; readonly ownId: string | null };

/** No clock that anybody uses is off by more than a day; a list of events may go back for years. In order of time. */
function eventsNearSteps(db: TraceIndexDatabase): Iterable<NamingEvent> {
  const day = 86_400_000_000;
  const steps = db.prepare<[], { first: number | null; last: number | null }>("select min(start_us) as first, max(coalesce(end_us, start_us)) as last from steps").get();
  const near = db.prepare<[number, number], NamingEvent>("select exhibit, at_us as atUs, text, detail, own_id as ownId from external_events where at_us between ? and ? order by at_us, record");
  return near.iterate((steps?.first ?? -Infinity) - day, (steps?.last ?? Infinity) + day);
}
