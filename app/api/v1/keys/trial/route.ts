import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { checkSource, trustTaken } from "@/lib/api/keyAnswers.ts";
import { keyAcceptTrialBodySchema, keyBodyBytesMax } from "@/lib/api/keyContract.ts";
import { keyTrial } from "@/lib/jobs/keyTrial.ts";
import { tryLogsOf } from "@/lib/jobs/tryLogs.ts";

/** Tries the keys of a source on the logs; nothing is trusted. */
export const POST = handle(async ({ request, store }) => {
  const wanted = await readBody(keyAcceptTrialBodySchema, request, keyBodyBytesMax);
  checkSource(store, wanted.source);
  return answer(trustTaken(await keyTrial(store, { kind: "accept", acceptance: { ...wanted, note: "", author: "" } }, tryLogsOf(store, process.cwd(), request.signal))));
});
