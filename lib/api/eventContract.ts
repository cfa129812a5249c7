import { z } from "zod";
import { readAxisRange } from "../timeline/axisRange.ts";
import { readList } from "../timeline/filterList.ts";
import { eventSchema } from "./annotationContract.ts";

const us = z.number().int().describe("microseconds since the epoch");

/** Who says so: a person on this page, or a file of another system among the exhibits. */
export const eventOrigins = ["manual", "imported"] as const;
export type EventOrigin = (typeof eventOrigins)[number];

export const importedEventSchema = z.object({
  origin: z.literal("imported"),
  id: z.string().describe("exhibit and record, counted from 1: x2-5; the same after every new analysis"),
  atUs: us,
  shiftUs: z.number().int().optional().describe("its time was moved by this: the responder aligned its exhibit's clock"),
  timeText: z.string().describe("the time as the file has it"),
  kind: z.string().nullable(), source: z.string().nullable(), text: z.string(), detail: z.string().nullable(),
  ownId: z.string().nullable().describe("its id in its own system"),
  url: z.string().nullable(),
  cut: z.boolean().describe("a text is longer than shown here; the exhibit has all of it"),
  cite: z.object({ exhibit: z.string(), at: z.string(), offset: z.number().int().nullable(), length: z.number().int().nullable() }),
});
export type ImportedEvent = z.infer<typeof importedEventSchema>;

export const manualListedSchema = eventSchema.extend({ origin: z.literal("manual") });
export const listedEventSchema = z.discriminatedUnion("origin", [manualListedSchema, importedEventSchema]);
export type ListedEvent = z.infer<typeof listedEventSchema>;

const list = z.string().max(4_000).default("").transform(readList);

export const eventsQuerySchema = z.object({
  origin: list.transform((words) => eventOrigins.filter((one) => words.includes(one))).describe("manual, imported; both without it"),
  kind: list.describe("kinds as the files or people name them; (none) for events without one"),
  source: list.describe("sources of imported events; (none) for events without one. Manual events have none"),
  x: list.describe("exhibit ids"),
  t: z.string().max(120).default("").transform(readAxisRange).describe("only events in a stretch of time: two instants joined by .."),
  from: z.coerce.number().int().min(0).catch(0).default(0),
  count: z.coerce.number().int().min(1).max(500).catch(500).default(500),
});
export type EventsQuery = z.infer<typeof eventsQuerySchema>;

const values = z.object({ values: z.array(z.object({ value: z.string(), count: z.number().int() })), of: z.number().int().describe("how many values there are; the 200 most frequent are listed") });
export const listedEventsSchema = z.object({
  from: z.number().int(),
  total: z.number().int().describe("events that pass the filter"),
  of: z.number().int().describe("all events, manual and imported"),
  manual: z.number().int().describe("how many of all were written by hand"),
  events: z.array(listedEventSchema).describe("in order of time"),
  kinds: values.describe("kinds of imported events"), sources: values.describe("sources of imported events"),
});
export type ListedEvents = z.infer<typeof listedEventsSchema>;
