"use client";

import { Button } from "@/components/ui/button.tsx";
import { digestOf } from "./digest.ts";
import "./tokens.css";

type Props = { readonly error: unknown; readonly retry: () => void };

/** The last resort: the layout itself failed, so this draws a whole page. */
export default function GlobalError({ error, retry }: Props) {
  const digest = digestOf(error);
  return (
    <html lang="en">
      <body>
        <main className="mx-auto flex max-w-[60ch] flex-col items-start gap-4 px-4 py-8">
          <h1 className="text-2xl font-semibold">Aftertrace could not draw this page</h1>
          <p>
            The frame around the page failed. Nothing was changed.{" "}
            {digest !== null && (
              <>
                The terminal shows the details under <code>{digest}</code>.
              </>
            )}
          </p>
          <Button kind="primary" onClick={retry}>
            Retry
          </Button>
        </main>
      </body>
    </html>
  );
}
