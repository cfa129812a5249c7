import { connection } from "next/server";
import type { TrustedKeys } from "@/lib/api/keyContract.ts";
import { currentStore } from "@/lib/jobs/current.ts";
import { incidentRecords } from "@/lib/store/incidents.ts";
import { trustedKeys } from "@/lib/store/trustedKeyViews.ts";

/** All trusted keys and claims, removed ones too. */
export async function readTrustedKeys(): Promise<TrustedKeys> {
  await connection();
  return trustedKeys(currentStore());
}

/** The incidents that a key can be limited to. */
export async function readScopePlaces(): Promise<{ incident: string; exhibit: null; label: string }[]> {
  await connection();
  return incidentRecords(currentStore()).map(({ id, title }) => ({ incident: id, exhibit: null, label: title }));
}
