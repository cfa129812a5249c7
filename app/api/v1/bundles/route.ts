import { answer } from "@/lib/api/answers.ts";
import { restoreQuerySchema } from "@/lib/api/bundleContract.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { announcedBytes, bodyStream } from "@/lib/api/uploadBody.ts";
import { currentRunner } from "@/lib/jobs/current.ts";
import { restoreBundle } from "@/lib/jobs/restoreBundle.ts";
import { uploadBytesMax } from "@/lib/store/intake.ts";
import { receiveUpload } from "@/lib/store/uploads.ts";

/** Restores an incident from a bundle: the raw body, streamed to disk, verified, and only then entered. */
export const POST = handle(async ({ query, request, store }) => {
  const { trust, author } = readQuery(restoreQuerySchema, query);
  const received = await receiveUpload(store.dataDir, bodyStream(request), { bytes: announcedBytes(request.headers), bytesMax: uploadBytesMax(), signal: request.signal });
  const restored = await restoreBundle(store, received, { trust: trust === "adopt", author }, request.signal);
  if (restored.exhibits > 0) currentRunner().analyze(restored.incident, "responder");
  return answer(restored, 201);
});
