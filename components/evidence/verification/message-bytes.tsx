"use client";

import { useMemo, useState } from "react";
import { fromBase64 } from "@/lib/base/encodings.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { countText } from "../../ui/count.tsx";
import { ToggleGroup } from "../../ui/toggle-group.tsx";
import { ByteLines } from "../byte-lines.tsx";
import type { Look } from "../raw-bytes.tsx";

type Props = {
  readonly base64: string;
  /** Bytes before the cut. */
  readonly length: number;
  readonly label: string;
  readonly onMore: () => void;
};

const looks = [{ value: "text", label: "Text" }, { value: "hidden", label: "Show hidden" }, { value: "hex", label: "Hex" }] as const;

/** The bytes of a message as text or hex; copied as base64, so that another tool gets every one of them. */
export function MessageBytes({ base64, length, label, onMore }: Props) {
  const [look, setLook] = useState<Look>("text");
  const bytes = useMemo(() => new Uint8Array(fromBase64(base64) ?? []), [base64]);
  const raw = useMemo(() => ({ bytes, offset: 0, sha256: null, masks: 0, original: null }), [bytes]);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <ToggleGroup label={`How ${label} are shown`} value={look} choices={looks} onValueChange={setLook} />
        <span className="tabular text-sm text-text-muted">{bytes.length < length ? `${countText(bytes.length)} of ${countText(length)} bytes` : `${countText(length)} bytes`}</span>
        {bytes.length < length ? <Button small onClick={onMore}>Read on</Button> : <CopyButton text={base64} label={`Copy ${label} as base64`}>base64</CopyButton>}
      </div>
      <ByteLines raw={raw} look={look} label={label} tall={false} />
    </div>
  );
}
