import { rmSync } from "node:fs";
import type { z } from "zod";
import type { uploadSchema } from "../api/contract.ts";
import { exhibitName } from "./cleanText.ts";
import type { Actor } from "./custodyLog.ts";
import { addExhibit, type NewExhibit } from "./exhibits.ts";
import { incidentRecord, type Store } from "./incidents.ts";
import { refuseLocked } from "./locks.ts";
import { placeUpload, UploadRefused, type Received } from "./uploads.ts";

/** The answer to an upload. */
export type Uploaded = z.infer<typeof uploadSchema>;

/** Puts received bytes in place and enters them, in one turn of the event loop: neither a deletion nor a lock can come in between. @throws IncidentLocked */
export function enter(store: Store, incident: string, received: Received, exhibit: Pick<NewExhibit, "name" | "container">, actor: Actor) {
  if (incidentRecord(store, incident) === null) {
    rmSync(received.part, { force: true });
    throw new UploadRefused("upload_aborted", "The incident was deleted while the file was on its way.", "Open a new incident and send the file there.");
  }
  try {
    refuseLocked(store.cases, incident);
  } catch (error) {
    rmSync(received.part, { force: true });
    throw error;
  }
  const path = placeUpload(store.dataDir, received);
  const { sha256, bytes } = received;
  const name = exhibitName(exhibit.name);
  const { number, already } = addExhibit(store, incident, { ...exhibit, name, sha256, bytes }, actor);
  return { path, exhibit: `x${number}`, name, sha256, bytes, already: already ? `x${number}` : null };
}
