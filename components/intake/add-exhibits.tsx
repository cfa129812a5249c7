"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "../ui/button.tsx";
import { DropZone } from "./drop-zone.tsx";
import { UploadCard } from "./upload-card.tsx";
import { uploads } from "./uploads.ts";
import { useUploads } from "./use-uploads.ts";

/** Adds files to an incident: they are sent at once, and analysed when the last one has arrived. */
export function AddExhibits({ incident, first }: { readonly incident: string; readonly first: boolean }) {
  const router = useRouter();
  const { list, busy } = useUploads(incident);
  const settled = list.length > 0 && !busy;
  useEffect(() => {
    // Also when the last file arrived before this page was drawn: the page may be older than the analysis.
    if (settled) router.refresh();
  }, [settled, router]);
  return (
    <section aria-label="Add exhibits" className="flex flex-col gap-2">
      <DropZone small={!first} onFiles={(files) => uploads.add(incident, files)} />
      {list.length > 0 && (
        <ul aria-label="Files sent" className="flex flex-col gap-1.5">
          {list.map((upload) => <UploadCard key={upload.key} upload={upload} onStop={() => uploads.stop(incident, upload.key)} />)}
        </ul>
      )}
      {list.length > 0 && !busy && <p><Button kind="quiet" small onClick={() => uploads.clear(incident)}>Clear this list</Button></p>}
    </section>
  );
}
