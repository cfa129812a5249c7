import { z } from "zod";
import { RawNumber } from "../../base/json.ts";

/** A span of OTLP/JSON in camelCase (specification) or snake_case (protobuf names). Nothing but an id is demanded. */
const number = z.union([z.string(), z.number(), z.instanceof(RawNumber)]);
const attributes = z.union([z.array(z.unknown()), z.looseObject({})]).nullish();

export const otlpSpan = z
  .looseObject({
    traceId: number.optional(),
    trace_id: number.optional(),
    spanId: number.optional(),
    span_id: number.optional(),
    name: z.string().nullish(),
    attributes,
    events: z.array(z.unknown()).nullish(),
    status: z.looseObject({}).nullish(),
  })
  .refine((span) => (span.spanId ?? span.span_id) !== undefined, "no span id");
