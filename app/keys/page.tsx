import type { Metadata } from "next";
import { TrustedKeysPage } from "@/components/trust/trusted-keys-page.tsx";
import { readScopePlaces, readTrustedKeys } from "./reading.ts";

export const metadata: Metadata = { title: "Trusted keys" };

/** Whose signatures count, for every incident. */
export default async function KeysPage() {
  return <TrustedKeysPage trusted={await readTrustedKeys()} places={await readScopePlaces()} />;
}
