import { z } from "zod";
import type { Impact } from "../api/impactContract.ts";
import { effectClasses } from "../effects/effect.ts";
import { append } from "../trace/openCall.ts";
import { effectReading, weekOf } from "./effectReading.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

const key = "weeks";
const toolsKey = "toolsByWeek";
const toolsMax = 20;
const toolsSchema = z.array(z.object({ weekUs: z.number().int(), tools: z.array(z.string()), toolsOf: z.number().int() }));
const weeksSchema = z.array(z.object({ weekUs: z.number().int(), class: z.enum(effectClasses), calls: z.number().int() }));

/** Counts once what calls came to week by week. Called when effects are final. */
export function keepWeeks(db: TraceIndexDatabase): void {
  db.prepare<[string, string]>("insert or replace into summary (key, json) values (?, ?)").run(key, JSON.stringify(effectReading(db).classesByWeek()));
  db.prepare<[string, string]>("insert or replace into summary (key, json) values (?, ?)").run(toolsKey, JSON.stringify(firstUses(db)));
}

/** Tools by the week in which they were first called; refused calls show no right. */
function firstUses(db: TraceIndexDatabase): Impact["tools"] {
  const weeks = new Map<number, string[]>();
  const firsts = db.prepare<[], { readonly tool: string; readonly us: number }>("select tool, min(time_us) as us from calls where time_us is not null and state <> 'refused' group by tool order by us, tool").all();
  for (const { tool, us } of firsts) append(weeks, weekOf(us), tool);
  return Array.from(weeks, ([weekUs, tools]) => ({ weekUs, tools: tools.slice(0, toolsMax), toolsOf: tools.length }));
}

/** In order of time. */
export function keptWeeks(db: TraceIndexDatabase): Impact["weeks"] {
  return weeksSchema.parse(JSON.parse(db.prepare<[string], string>("select json from summary where key = ?").pluck().get(key) ?? "[]"));
}

/** In order of time. */
export function keptTools(db: TraceIndexDatabase): Impact["tools"] {
  return toolsSchema.parse(JSON.parse(db.prepare<[string], string>("select json from summary where key = ?").pluck().get(toolsKey) ?? "[]"));
}
