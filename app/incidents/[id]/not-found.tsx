import { LinkButton } from "@/components/ui/link-button.tsx";
import { RequestedAddress } from "@/components/ui/requested-address.tsx";

/** An incident or exhibit that is not here, or not any more. */
export default function NotFound() {
  return (
    <div className="flex flex-col items-start gap-4">
      <h1 className="text-2xl font-semibold">No such incident or exhibit</h1>
      <p>Nothing has the address <RequestedAddress />. If it was deleted, the installation's custody log has a line for it.</p>
      <LinkButton href="/">All incidents</LinkButton>
    </div>
  );
}
