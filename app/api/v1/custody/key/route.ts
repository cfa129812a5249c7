import { answer } from "@/lib/api/answers.ts";
import { custodyKeyQuerySchema } from "@/lib/api/custodyContract.ts";
import { custodyKey, custodyKeyAnswer } from "@/lib/api/custodyKeyAnswer.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { replaceSigningKey } from "@/lib/store/replaceSigningKey.ts";
import { signingKey } from "@/lib/store/signingKey.ts";

/** The public key that signs the custody logs. */
export const GET = handle(({ query, store }) => custodyKeyAnswer(signingKey(store.cases), readQuery(custodyKeyQuerySchema, query).form));

/** Another key takes over; the old one says so in every log. */
export const POST = handle(({ store }) => answer(custodyKey(replaceSigningKey(store, "responder"))));
