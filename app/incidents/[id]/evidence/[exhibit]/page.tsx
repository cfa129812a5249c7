import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RawPage } from "@/components/evidence/raw-page.tsx";
import { readRawAddress } from "@/components/evidence/raw-address.ts";
import { readIncident, readStretchAt, readTotal } from "../../../reading.ts";

export async function generateMetadata({ params }: PageProps<"/incidents/[id]/evidence/[exhibit]">): Promise<Metadata> {
  return { title: `Raw ${(await params).exhibit}` };
}

/** The exact bytes of an exhibit, at a place of it. */
export default async function RawViewerPage({ params, searchParams }: PageProps<"/incidents/[id]/evidence/[exhibit]">) {
  const { id, exhibit: exhibitId } = await params;
  const exhibit = (await readIncident(id))?.exhibits.find((candidate) => candidate.id === exhibitId);
  if (exhibit === undefined) notFound();
  const { place, misread } = readRawAddress(await searchParams);
  const found = place.offset === null && place.at !== null ? await readStretchAt(id, exhibitId, place.at) : null;
  return <RawPage incident={id} exhibit={exhibit} wanted={place} misread={misread} found={found} total={await readTotal(id, exhibitId)} />;
}
