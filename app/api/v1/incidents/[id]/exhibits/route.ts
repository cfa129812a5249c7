import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { uploadQuerySchema } from "@/lib/api/queries.ts";
import { announcedBytes, bodyStream } from "@/lib/api/uploadBody.ts";
import { exhibitRecords } from "@/lib/store/exhibits.ts";
import { exhibitView } from "@/lib/store/incidentView.ts";
import { takeIn } from "@/lib/store/intake.ts";
import { summaryRecord } from "@/lib/store/summaryRecord.ts";

type Params = { id: string };

/** The exhibits, in the order in which they were given. */
export const GET = handle<Params>(({ params, store }) => {
  needIncident(store, params.id);
  const summary = summaryRecord(store.dataDir, params.id);
  return answer({ exhibits: exhibitRecords(store, params.id).map((record) => exhibitView(record, summary)) });
});

/** Takes one file in: the raw body, streamed to disk while it is hashed. */
export const POST = handle<Params>(async ({ params, query, request, store }) => {
  needIncident(store, params.id);
  const { name } = readQuery(uploadQuerySchema, query);
  const body = { name, stream: bodyStream(request), bytes: announcedBytes(request.headers), signal: request.signal };
  return answer(await takeIn(store, params.id, body, "responder"), 201);
});
