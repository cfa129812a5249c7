import * as keys from "./keyContract.ts";
import type { Operation } from "./operation.ts";

const one = "/api/v1/keys/{key}";

/** Trusted keys: whose signatures count. */
export const keyOperations: readonly Operation[] = [
  { method: "get", path: "/api/v1/keys", summary: "Trusted keys, revocation lists and endorsements, removed ones too, and what each is used for", answer: keys.trustedKeysSchema },
  { method: "post", path: "/api/v1/keys/preview", summary: "What a key file or a text holds; nothing is kept and nothing is trusted", body: keys.keyPreviewBodySchema, answer: keys.keyPreviewSchema },
  { method: "post", path: "/api/v1/keys/trial", summary: "Which verdicts would come out otherwise with these keys; nothing is trusted", body: keys.keyAcceptTrialBodySchema, answer: keys.keyTrialSchema },
  {
    method: "post", path: "/api/v1/keys", body: keys.keyAcceptBodySchema, status: 201, answer: keys.keyAcceptedSchema,
    summary: "Trust the chosen keys and claims of a source that was looked at before: the same source again, with their fingerprints",
  },
  { method: "get", path: one, summary: "One trusted key or claim", answer: keys.trustedThingSchema },
  { method: "patch", path: one, summary: "Name it, note, limit, retire or revoke it; the logs that rest on it are verified again", body: keys.keyPatchBodySchema, answer: keys.keyChangedSchema },
  { method: "delete", path: one, summary: "Trust it no longer; it stays in the history, and undo takes it back", query: keys.keyRemovalQuerySchema, answer: keys.keyChangedSchema },
  { method: "post", path: `${one}/trial`, summary: "Which verdicts a change would turn out otherwise; nothing is changed", body: keys.keyTrialBodySchema, answer: keys.keyTrialSchema },
  { method: "post", path: `${one}/undo`, summary: "Take the latest change back", body: keys.keyUndoBodySchema, answer: keys.keyChangedSchema },
  { method: "get", path: `${one}/history`, summary: "Every change of it, newest first", answer: keys.trustHistorySchema },
  { method: "get", path: `${one}/source`, summary: "The file or the text that it was read from, byte for byte", answer: "application/octet-stream" },
];
