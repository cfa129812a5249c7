"use client";

import { usePathname } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { LinkButton } from "@/components/ui/link-button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { digestOf } from "../../digest.ts";

type Props = { readonly error: unknown; readonly retry: () => void };

/** A page of an incident that could not be drawn. */
export default function IncidentError({ error, retry }: Props) {
  const page = usePathname().split("/")[3] ?? "overview";
  const digest = digestOf(error);
  return (
    <div className="flex flex-col gap-4">
      <Notice kind="error" live message={`The ${page} of this incident could not be read. Nothing was changed.`} code={digest ?? undefined}
        fix={digest === null ? "Details are in the terminal where Aftertrace runs." : "The terminal where Aftertrace runs shows the details under this number."} />
      <div className="flex gap-2">
        <Button kind="primary" onClick={retry}>Retry</Button>
        <LinkButton href="/">All incidents</LinkButton>
      </div>
    </div>
  );
}
