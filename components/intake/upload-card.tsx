import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Bytes, bytesText } from "../ui/bytes.tsx";
import { Hash } from "../ui/hash.tsx";
import { Notice } from "../ui/notice.tsx";
import { Progress } from "../ui/progress.tsx";
import type { Upload } from "./uploads.ts";

type Props = { readonly upload: Upload; readonly onStop: () => void };

/** One file on its way to the server, or what became of it. */
export function UploadCard({ upload, onStop }: Props) {
  const { name, bytes, state } = upload;
  const live = state.type === "waiting" || state.type === "sending";
  return (
    <li className="flex flex-col gap-1.5 rounded border border-border px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <bdi className="min-w-0 grow font-medium break-all">{name}</bdi>
        <Bytes value={bytes} />
        <Word upload={upload} />
        {live && <Button small onClick={onStop}>Stop</Button>}
      </div>
      {state.type === "sending" && <Progress label={`Sending ${name}`} done={state.sent} total={bytes} stage={state.sent >= bytes ? "Checking" : `Sent ${bytesText(state.sent)}`} />}
      {state.type === "sent" && <p className="text-sm text-text-muted">SHA-256 <Hash value={state.answer.sha256} label="SHA-256" /></p>}
      {state.type === "refused" && <Notice kind="error" live message={state.refusal.message} code={state.refusal.code} fix={state.refusal.fix} />}
    </li>
  );
}

function Word({ upload: { state } }: { readonly upload: Upload }) {
  switch (state.type) {
    case "waiting": return <Badge tone="muted" glyph="dot">Waiting</Badge>;
    case "sending": return <Badge tone="accent" glyph="dot">Sending</Badge>;
    case "sent": return state.answer.already === null
      ? <Badge tone="ok" glyph="check">Received as {state.answer.exhibit}</Badge>
      : <Badge tone="muted" glyph="info">Already here as {state.answer.already}</Badge>;
    case "refused": return <Badge tone="failed" glyph="cross">Not received</Badge>;
    case "stopped": return <Badge tone="muted" glyph="blocked">Stopped, nothing kept</Badge>;
  }
}
