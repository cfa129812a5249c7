import { z } from "zod";
import { searchWordsMax, tooManyWords } from "../store/searchWords.ts";
import { readAxisRange } from "../timeline/axisRange.ts";
import { readList } from "../timeline/filterList.ts";
import { axisKinds, effectClasses, facetNames, laneNames, rowCallStates, rowHarms, rowOrigins, rowReads, rowTypes, sortKeys, stopKinds, timelineViews } from "../timeline/row.ts";
import { reversibilities, sharednesses } from "../effects/effect.ts";
import { spanKinds } from "../trace/model.ts";

const us = z.number().int().nullable().describe("microseconds since the epoch");
export const spanStatuses = ["ok", "error", "pending", "unset"] as const;

/** A comma-separated list in the address. */
const list = z.string().default("").transform(readList).describe("values separated by commas; a comma inside a value is written ~1, a tilde ~0");
const listOf = <T extends readonly string[]>(words: T) =>
  list.transform((parts) => parts.filter((part): part is T[number] => words.includes(part)));

const sortWords = sortKeys.flatMap((key) => [key, `-${key}`] as const);
const sort = z.enum(["time", ...sortWords]).catch("time").default("time")
  .transform((word) => ({ key: sortKeys.find((key) => word === key || word === `-${key}`) ?? "time", descending: word.startsWith("-") }));

/** The query of the timeline: the same words in the address bar, in the API and in the store. */
export const timelineQuerySchema = z.object({
  view: z.enum(timelineViews).catch("tree").default("tree"),
  q: z.string().max(1000).refine((q) => !tooManyWords(q), `more than ${searchWordsMax} words`).default(""),
  kind: listOf(spanKinds),
  tool: list,
  state: listOf(rowCallStates).describe("states of tool calls"),
  status: listOf(spanStatuses),
  model: list,
  agent: list,
  x: list.describe("exhibit ids"),
  trace: list,
  thread: list,
  class: listOf(effectClasses).describe("class of a call's worst effect, corrections on top"),
  harm: listOf(rowHarms).describe("harmful: by the machine's verdict, or by a person's word, which comes before it"),
  origin: listOf(rowOrigins).describe("why the call was made, as the rules say"),
  read: listOf(rowReads).describe("verdict on what the agent read there"),
  mark: list.describe("star, note, harmful, harmless, or tag:NAME"),
  t: z.string().max(120).default("").transform(readAxisRange)
    .describe("rows that run in a stretch: two instants (2026-03-01T10:00:00.5Z..2026-03-01T10:05:00Z), or two positions in order of time (120..480)"),
  sort: sort.describe("table view: a key, with - before it the other way round"),
  level: z.coerce.number().int().min(0).max(1000).optional().catch(undefined)
    .describe("tree view: rows this deep are collapsed, unless `fold` names them (0: only the headings of traces)"),
  fold: list.describe("tree view: ids of rows that are collapsed, or expanded where `level` collapses them"),
  from: z.coerce.number().int().min(0).catch(0).default(0),
  count: z.coerce.number().int().min(1).max(500).catch(200).default(200),
});
export type TimelineQuery = z.infer<typeof timelineQuerySchema>;

const rowEffectSchema = z.object({
  class: z.enum(effectClasses), destructive: z.boolean(), reversible: z.enum(reversibilities), shared: z.enum(sharednesses),
  harm: z.enum(rowHarms).nullable().describe("the machine's verdict, corrections and verdicts of people on top; a decision in `marks` comes before it"),
});

const marksSchema = z.object({
  star: z.boolean(), notes: z.number().int(), tags: z.array(z.string()).readonly(), decided: z.enum(["harmful", "harmless"]).nullable(),
  judged: rowEffectSchema.optional().describe("where corrections of effects or verdicts on origins make it another"),
  origin: z.enum(rowOrigins).optional().describe("why its call was made, where a person said so"),
});

export const timelineRowSchema = z.object({
  id: z.number().int(), order: z.number().int(), place: z.number().int(), through: z.number().int(), depth: z.number().int(), subtree: z.number().int(),
  type: z.enum(rowTypes), kind: z.enum(spanKinds), name: z.string(), preview: z.string(), tool: z.string().nullable(),
  call: z.string().nullable(), callState: z.enum(rowCallStates).nullable(),
  status: z.enum(spanStatuses), trace: z.string(), thread: z.string().nullable(), exhibit: z.string(),
  model: z.string().nullable(), agent: z.string().nullable(), entersAgent: z.boolean(),
  tokensIn: z.number().nullable(), tokensOut: z.number().nullable(), cost: z.number().nullable(),
  startUs: us, endUs: us,
  shiftUs: z.number().int().optional().describe("its times were moved by this: the responder aligned its exhibit's clock"),
  context: z.boolean().describe("kept in a filtered tree because something below it passes"),
  collapsed: z.boolean(),
  hidden: z.object({ rows: z.number().int(), flagged: z.number().int() }).describe("rows below that folding or the filter hides"),
  marks: marksSchema.nullable().describe("what the responder said about it"),
  effect: rowEffectSchema.nullable().describe("the worst effect of the row's call; null for rows that are no call"),
  origin: z.enum(rowOrigins).nullable().describe("why its call was made, as the rules say, verdicts of people on top; null for rows that are no call"),
  read: z.enum(rowReads).nullable().describe("the gravest verdict on what the agent read there"),
});

const facetCountsSchema = z.object({
  values: z.array(z.object({
    value: z.string(), count: z.number().int().describe("rows that pass all other filters"), of: z.number().int().describe("rows in all"),
  })),
  of: z.number().int().describe("how many values there are; the 1,000 most frequent are listed"),
});
export const timelineFacetsSchema = z.record(z.enum(facetNames), facetCountsSchema);

export const timelineWindowSchema = z.object({
  from: z.number().int(),
  total: z.number().int().describe("rows in the list: those that pass the filter, with their parents in the tree view, and are not folded away"),
  matches: z.number().int().describe("rows that pass the filter"),
  of: z.number().int().describe("all rows"),
  rows: z.array(timelineRowSchema),
});

/** Where one row lies among the rows of a query; null where the filter or a fold hides it. */
export const timelinePositionSchema = z.object({ id: z.number().int(), position: z.number().int().nullable(), foldedIn: z.number().int().nullable() });

export const positionQuerySchema = z.object({
  row: z.string().regex(/^([cd]?[1-9]\d{0,14})$/).describe("id of the row, or of a call (c7) or a document (d3), whose row is meant; the rest is the query of the timeline"),
});
export const stopQuerySchema = z.object({
  row: z.coerce.number().int().min(0).default(0).describe("go on from this row; 0: from the edge"),
  stop: z.enum(stopKinds).default("match"),
  direction: z.enum(["next", "previous"]).default("next"),
});
/** The next row of a kind, whether folded away or not; null where there is none any more. */
export const timelineStopSchema = z.object({ stop: timelinePositionSchema.nullable(), number: z.number().int().describe("its number among them, from 1"), of: z.number().int() });

const axisRangeSchema = z.object({ from: z.number(), to: z.number() });
export const overviewQuerySchema = z.object({
  axis: z.enum(axisKinds).optional().catch(undefined).describe("time where the evidence has a clock, unless asked otherwise"),
  buckets: z.coerce.number().int().min(1).max(4_000).catch(400).default(400).describe("parts of the density"),
  slots: z.coerce.number().int().min(1).max(1_000).catch(100).default(100).describe("marks of one lane that lie in the same of these many parts become one"),
});
export const timelineOverviewSchema = z.object({
  axis: z.enum(axisKinds),
  whole: axisRangeSchema.nullable(),
  shown: axisRangeSchema.nullable(),
  density: z.object({ all: z.array(z.number().int()), passing: z.array(z.number().int()), flagged: z.array(z.number().int()) }),
  gaps: z.array(axisRangeSchema).describe("stretches in which nothing runs"),
  lanes: z.array(z.object({
    lane: z.enum(laneNames), total: z.number().int(),
    marks: z.array(z.object({ from: z.number(), to: z.number(), count: z.number().int(), row: z.number().int().nullable(), event: z.string().nullable(), imported: z.boolean().optional().describe("of events: it came with a file"), label: z.string() })),
  })),
});

export const searchHitSchema = z.object({
  row: timelineRowSchema,
  field: z.enum(["input", "output"]),
  before: z.string(), match: z.string(), after: z.string(),
});
export const searchResultSchema = z.object({ total: z.number().int(), hits: z.array(searchHitSchema), next: z.number().int().nullable() });
