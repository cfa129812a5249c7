import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { checkSource, trustTaken } from "@/lib/api/keyAnswers.ts";
import { keyAcceptBodySchema, keyBodyBytesMax } from "@/lib/api/keyContract.ts";
import { verifyAgain } from "@/lib/jobs/verifyAgain.ts";
import { trustedKeys } from "@/lib/store/trustedKeyViews.ts";
import { changeTrust } from "@/lib/store/trustChanges.ts";

/** Trusted keys and what others claim about keys. */
export const GET = handle(({ store }) => answer(trustedKeys(store)));

/** Trusts what was chosen out of a source that was looked at before. */
export const POST = handle(async ({ request, store }) => {
  const acceptance = await readBody(keyAcceptBodySchema, request, keyBodyBytesMax);
  checkSource(store, acceptance.source);
  const { ids, changes, affected } = trustTaken(changeTrust(store, { kind: "accept", acceptance }, { author: acceptance.author, reason: "" }));
  verifyAgain(affected);
  return answer({ accepted: ids, changes, affected }, 201);
});
