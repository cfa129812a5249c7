import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { verdictHistory } from "@/lib/store/originVerdicts.ts";

/** All verdicts of people, withdrawn ones too. */
export const GET = handle<{ id: string }>(({ params, store }) => answer({ verdicts: verdictHistory(store, params.id, needIndex(store, params.id)) }));
