"use client";

import { Button } from "@/components/ui/button.tsx";
import { LinkButton } from "@/components/ui/link-button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { digestOf } from "./digest.ts";

type Props = { readonly error: unknown; readonly retry: () => void };

/** A page that could not be drawn: what that means, how to find it in the log, and two ways on. */
export default function PageError({ error, retry }: Props) {
  const digest = digestOf(error);
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-2xl font-semibold">This page could not be drawn</h1>
      <Notice
        kind="error"
        live
        message="The server met an error while it was reading the data for this page. Nothing was changed."
        code={digest ?? undefined}
        fix={
          digest === null
            ? "Details are in the terminal where Aftertrace runs."
            : "The terminal where Aftertrace runs shows the details under this number."
        }
      />
      <div className="flex gap-2">
        <Button kind="primary" onClick={retry}>
          Retry
        </Button>
        <LinkButton href="/">All incidents</LinkButton>
      </div>
    </div>
  );
}
