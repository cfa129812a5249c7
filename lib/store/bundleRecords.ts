import { eq } from "drizzle-orm";
import { bundles } from "../../drizzle/cases.ts";
import type { CustodyObject } from "../evidence/custody.ts";
import type { PlainObject } from "../base/jcs.ts";
import type { Store } from "./incidents.ts";

/** A bundle that was made: the whole file, and the manifest that stands for all of it. */
export type MadeBundle = { readonly sha256: string; readonly bytes: number; readonly manifestSha256: string; readonly madeUs: number };
export type BundleRecord = typeof bundles.$inferSelect;

export const bundleName = (incident: string): string => `aftertrace-${incident}-bundle.zip`;

/** Notes the bundle that lies in its place. To be called in the transaction of the job's end. */
export function keepBundle({ cases }: Store, incident: string, made: MadeBundle): void {
  cases.insert(bundles).values({ incident, ...made }).onConflictDoUpdate({ target: bundles.incident, set: made }).run();
}

/** The newest bundle of an incident; null where none was made. */
export function bundleRecord({ cases }: Store, incident: string): BundleRecord | null {
  return cases.select().from(bundles).where(eq(bundles.incident, incident)).get() ?? null;
}

/** How the custody log names a bundle. */
export function bundleCustody(incident: string, { sha256, bytes, manifestSha256 }: Pick<MadeBundle, "sha256" | "bytes" | "manifestSha256">): { readonly text: string; readonly object: CustodyObject; readonly detail: PlainObject } {
  return { text: `bundle of ${bytes} bytes, sha256 ${sha256}, manifest sha256 ${manifestSha256}`, object: { sha256, bytes, name: bundleName(incident) }, detail: { manifest: manifestSha256 } };
}
