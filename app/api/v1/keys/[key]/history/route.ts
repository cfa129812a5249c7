import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { trustRefusal } from "@/lib/api/keyAnswers.ts";
import { trustHistory } from "@/lib/store/trustChanges.ts";

type Params = { key: string };

/** Every change of a key or a claim. */
export const GET = handle<Params>(({ params, store }) => {
  const history = trustHistory(store, params.key);
  if (history === null) throw trustRefusal("no_such_key");
  return answer(history);
});
