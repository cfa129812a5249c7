import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { readPatch, trustTaken } from "@/lib/api/keyAnswers.ts";
import { keyTrialBodySchema } from "@/lib/api/keyContract.ts";
import { keyTrial } from "@/lib/jobs/keyTrial.ts";
import { tryLogsOf } from "@/lib/jobs/tryLogs.ts";
import type { TrustWish } from "@/lib/store/trustChanges.ts";

type Params = { key: string };

/** Tries a change on the logs that rest on this key; nothing is changed. */
export const POST = handle<Params>(async ({ params: { key: id }, request, store }) => {
  const asked = await readBody(keyTrialBodySchema, request);
  const wish: TrustWish = "patch" in asked ? { kind: "patch", id, patch: readPatch(asked.patch) } : "undo" in asked ? { kind: "undo", id, change: asked.undo } : { kind: "remove", id };
  return answer(trustTaken(await keyTrial(store, wish, tryLogsOf(store, process.cwd(), request.signal))));
});
