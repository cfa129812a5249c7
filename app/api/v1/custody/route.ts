import { answer } from "@/lib/api/answers.ts";
import { custodyAnswer } from "@/lib/api/custodyAnswer.ts";
import { handle } from "@/lib/api/handler.ts";
import { installation } from "@/lib/store/custodyLog.ts";

/** The custody log of the installation: deletions, bundled samples. */
export const GET = handle(({ query, store }) => answer(custodyAnswer(store, installation, query)));
