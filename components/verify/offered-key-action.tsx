import { Button } from "../ui/button.tsx";
import type { PageLog } from "./session/protocol.ts";
import type { DeskLog, VerifyDesk } from "./verify-desk.ts";

type Props = { readonly log: DeskLog; readonly verdict: PageLog; readonly fingerprint: string; readonly desk: VerifyDesk };

/** A key that came with the log may be used for this look, and taken back. Nothing is kept of it. */
export function OfferedKeyAction({ log, verdict, fingerprint, desk }: Props) {
  const offered = verdict.offered.find((one) => one.fingerprint === fingerprint);
  if (log.accepted.some((one) => one.fingerprint === fingerprint)) return <p><Button small onClick={() => desk.takeBack(log.file.id, fingerprint)}>Take it back</Button></p>;
  if (offered === undefined) return null;
  if (offered.weakness !== null) return <p className="text-sm text-status-failed">It must not be used: {offered.weakness}.</p>;
  return (
    <div className="flex flex-col items-start gap-1">
      <p className="text-sm">Compare the whole fingerprint with one that its owner gave you in another way. Then:</p>
      <Button small onClick={() => desk.accept(log.file.id, offered)}>Use it for this look only</Button>
    </div>
  );
}
