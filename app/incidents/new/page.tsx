import type { Metadata } from "next";
import { NewIncident } from "@/components/intake/new-incident.tsx";

export const metadata: Metadata = { title: "New incident" };

/** Title, files, one button. */
export default function NewIncidentPage() {
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-2xl font-semibold">New incident</h1>
      <NewIncident />
    </div>
  );
}
