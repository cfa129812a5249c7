import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { auditOverview } from "@/lib/store/auditOverview.ts";

/** The verdicts on the signed logs of an incident, the keys that lie in its evidence, and the cross-check in numbers. */
export const GET = handle<{ id: string }>(({ params, store }) => answer(auditOverview(store, params.id, needIndex(store, params.id).db)));
