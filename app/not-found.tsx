import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button.tsx";
import { RequestedAddress } from "@/components/ui/requested-address.tsx";

export const metadata: Metadata = { title: "Not found" };

/** Says which address was looked for, and leads back to the list. */
export default function NotFound() {
  return (
    <div className="flex flex-col items-start gap-4">
      <h1 className="text-2xl font-semibold">There is nothing here</h1>
      <p>
        No page, incident or exhibit has the address <RequestedAddress />. It may have been deleted; the custody log
        says so if it was.
      </p>
      <LinkButton href="/">All incidents</LinkButton>
    </div>
  );
}
