import * as annotations from "./annotationContract.ts";
import { eventsQuerySchema, listedEventSchema, listedEventsSchema } from "./eventContract.ts";
import type { Operation } from "./operation.ts";

const incident = "/api/v1/incidents/{id}";

/** What people add to the evidence. */
export const annotationOperations: readonly Operation[] = [
  { method: "get", path: `${incident}/marks`, summary: "Stars, tags and notes, in the order in which they were made", query: annotations.marksQuerySchema, answer: annotations.marksSchema },
  {
    method: "post", path: `${incident}/marks`, body: annotations.newMarkBodySchema, status: 201, answer: annotations.markSchema,
    summary: "Mark a row or a document; a star or a tag that is there already is answered as it is",
  },
  { method: "patch", path: `${incident}/marks/{mark}`, summary: "Write a note or a tag anew", body: annotations.markEditBodySchema, answer: annotations.markSchema },
  { method: "delete", path: `${incident}/marks/{mark}`, summary: "Remove a mark; the custody log keeps what it said", answer: annotations.removedSchema },
  { method: "get", path: `${incident}/decisions`, summary: "All decisions, ended ones too, newest first", query: annotations.decisionsQuerySchema, answer: annotations.decisionsSchema },
  {
    method: "post", path: `${incident}/decisions`, body: annotations.newDecisionBodySchema, status: 201, answer: annotations.decisionSchema,
    summary: "Decide on a row or a document; an earlier decision on it is ended and kept",
  },
  { method: "post", path: `${incident}/decisions/{decision}/withdraw`, summary: "Take a decision back; it stays in the history", body: annotations.withdrawalBodySchema, answer: annotations.decisionSchema },
  { method: "get", path: `${incident}/views`, summary: "Saved views of the timeline, in the order in which they were saved", answer: annotations.viewsSchema },
  { method: "post", path: `${incident}/views`, summary: "Save a view", body: annotations.newViewBodySchema, status: 201, answer: annotations.viewSchema },
  { method: "patch", path: `${incident}/views/{view}`, summary: "Rename a view", body: annotations.viewEditBodySchema, answer: annotations.viewSchema },
  { method: "delete", path: `${incident}/views/{view}`, summary: "Delete a view", answer: annotations.removedSchema },
  {
    method: "get", path: `${incident}/events`, query: eventsQuerySchema, answer: listedEventsSchema,
    summary: "What happened outside the traces, in order of time: events that people wrote down, and those of files among the exhibits",
  },
  { method: "get", path: `${incident}/events/{event}`, summary: "One event, manual or imported", answer: listedEventSchema },
  { method: "post", path: `${incident}/events`, summary: "Write down what happened outside the evidence", body: annotations.eventBodySchema, status: 201, answer: annotations.eventSchema },
  { method: "patch", path: `${incident}/events/{event}`, summary: "Write an event anew", body: annotations.eventBodySchema, answer: annotations.eventSchema },
  { method: "delete", path: `${incident}/events/{event}`, summary: "Remove an event; the custody log keeps what it said", answer: annotations.removedSchema },
];
