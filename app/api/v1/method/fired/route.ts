import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { firedHere } from "@/lib/store/firedRules.ts";

/** How often each rule found something in the incidents of this installation. */
export const GET = handle(({ store }) => answer(firedHere(store)));
