import { originFileQuerySchema } from "@/lib/api/bundleContract.ts";
import { needOriginFile } from "@/lib/api/bundleLookups.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { originFileAnswer } from "@/lib/api/rawAnswer.ts";

/** One file that the bundle brought, byte for byte. */
export const GET = handle<{ id: string }>(({ params, query, store }) => originFileAnswer(needOriginFile(store, params.id, readQuery(originFileQuerySchema, query).path)));
