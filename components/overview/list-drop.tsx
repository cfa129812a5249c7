"use client";

import { useRouter } from "next/navigation";
import { DropZone } from "../intake/drop-zone.tsx";
import { handOver } from "../intake/handover.ts";

/** Files dropped on the list become a new incident. */
export function ListDrop() {
  const router = useRouter();
  return <DropZone small onFiles={(files) => { handOver(files); router.push("/incidents/new"); }} />;
}
