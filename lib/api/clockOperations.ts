import { alignmentSchema, alignmentWithdrawalBodySchema, clocksSchema, newAlignmentBodySchema } from "./clockContract.ts";
import type { Operation } from "./operation.ts";

const clocks = "/api/v1/incidents/{id}/clocks";

/** How the clocks of the exhibits compare, and what the responder decided about them. */
export const clockOperations: readonly Operation[] = [
  { method: "get", path: clocks, summary: "How far the clocks of the exhibits are apart, as recorded, and all alignments", answer: clocksSchema },
  {
    method: "post", path: `${clocks}/alignments`, body: newAlignmentBodySchema, status: 201, answer: alignmentSchema,
    summary: "Show the times of an exhibit on the timeline later or earlier; evidence, findings and exports keep the recorded ones",
  },
  { method: "post", path: `${clocks}/alignments/{alignment}/withdraw`, summary: "Show them as recorded again; the alignment stays in the history", body: alignmentWithdrawalBodySchema, answer: alignmentSchema },
];
