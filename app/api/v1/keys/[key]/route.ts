import { answer } from "@/lib/api/answers.ts";
import { handle, readBody, readQuery } from "@/lib/api/handler.ts";
import { readPatch, trustRefusal, trustTaken } from "@/lib/api/keyAnswers.ts";
import { keyPatchBodySchema, keyRemovalQuerySchema } from "@/lib/api/keyContract.ts";
import { verifyAgain } from "@/lib/jobs/verifyAgain.ts";
import { changeTrust } from "@/lib/store/trustChanges.ts";
import { trustedThing } from "@/lib/store/trustedKeyViews.ts";

type Params = { key: string };

/** One trusted key, or one claim. */
export const GET = handle<Params>(({ params, store }) => {
  const found = trustedThing(store, params.key);
  if (found === null) throw trustRefusal("no_such_key");
  return answer(found);
});

/** Changes what it is called, where it holds, and until when. */
export const PATCH = handle<Params>(async ({ params, request, store }) => {
  const { author, reason, ...patch } = await readBody(keyPatchBodySchema, request);
  const { changes: [change], affected } = trustTaken(changeTrust(store, { kind: "patch", id: params.key, patch: readPatch(patch) }, { author, reason }));
  verifyAgain(affected);
  return answer({ id: params.key, change, affected });
});

/** Trusts it no longer. */
export const DELETE = handle<Params>(({ params, query, store }) => {
  const { changes: [change], affected } = trustTaken(changeTrust(store, { kind: "remove", id: params.key }, readQuery(keyRemovalQuerySchema, query)));
  verifyAgain(affected);
  return answer({ id: params.key, change, affected });
});
