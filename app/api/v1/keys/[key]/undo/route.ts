import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { trustTaken } from "@/lib/api/keyAnswers.ts";
import { keyUndoBodySchema } from "@/lib/api/keyContract.ts";
import { verifyAgain } from "@/lib/jobs/verifyAgain.ts";
import { changeTrust } from "@/lib/store/trustChanges.ts";

type Params = { key: string };

/** Takes the latest change back; that is a change too, so it can be taken back again. */
export const POST = handle<Params>(async ({ params, request, store }) => {
  const { change: number, author } = await readBody(keyUndoBodySchema, request);
  const { changes: [change], affected } = trustTaken(changeTrust(store, { kind: "undo", id: params.key, change: number }, { author, reason: "" }));
  verifyAgain(affected);
  return answer({ id: params.key, change, affected });
});
