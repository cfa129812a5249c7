import { handle } from "@/lib/api/handler.ts";
import { trustRefusal } from "@/lib/api/keyAnswers.ts";
import { keySourceAnswer } from "@/lib/api/rawAnswer.ts";
import { trustSource } from "@/lib/store/trustChanges.ts";

type Params = { key: string };

/** What a key was read from, as it came. */
export const GET = handle<Params>(({ params, store }) => {
  const source = trustSource(store, params.key);
  if (source === null) throw trustRefusal("no_such_key");
  return keySourceAnswer(source);
});
