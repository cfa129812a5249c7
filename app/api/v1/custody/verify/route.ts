import { verifyAnswer } from "@/lib/api/custodyAnswer.ts";
import { handle } from "@/lib/api/handler.ts";
import { installation } from "@/lib/store/custodyLog.ts";

/** Every record of the installation's log is verified anew. */
export const POST = handle(({ store }) => verifyAnswer(store, installation));
