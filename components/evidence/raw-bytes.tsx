"use client";

import { useEffect, useState } from "react";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { countText } from "../ui/count.tsx";
import { Hash } from "../ui/hash.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ToggleGroup } from "../ui/toggle-group.tsx";
import { ByteLines } from "./byte-lines.tsx";
import { hiddenCount } from "./hidden-text.ts";
import { pageBytes } from "./raw-address.ts";
import { rawPath, useRaw, type Raw } from "./use-raw.ts";

type Props = {
  readonly incident: string;
  readonly exhibit: string;
  readonly at: string;
  readonly offset: number;
  readonly length: number;
  /** Most bytes to read at once. */
  readonly bytesMax?: number;
  readonly tall?: boolean;
  /** Where the reader had the credentials of these bytes revealed. */
  readonly reveal: string | null;
  /** Told how many credentials are masked in what was read. */
  readonly onMasks?: (masks: number) => void;
};

const looks = [{ value: "text", label: "Text" }, { value: "hidden", label: "Show hidden" }, { value: "hex", label: "Hex" }] as const;
export type Look = (typeof looks)[number]["value"];

/** The bytes of a place, with the hash of what was read; their credentials masked byte for byte. */
export function RawBytes({ incident, exhibit, at, offset, length, bytesMax = pageBytes, tall = false, reveal, onMasks }: Props) {
  const { raw, refusal } = useRaw(rawPath(incident, exhibit, offset, Math.min(length, bytesMax), reveal), offset);
  const [look, setLook] = useState<Look>("text");
  const masks = raw?.masks ?? null;
  useEffect(() => {
    if (masks !== null) onMasks?.(masks);
  }, [masks, onMasks]);
  if (refusal) return <RefusalNotice refusal={refusal} />;
  if (raw === null) return <Skeleton label="Reading bytes" rows={6} rowHeightPx={20} />;
  return (
    <div className="flex flex-col gap-2">
      <RawHead raw={raw} length={length} />
      <div><ToggleGroup label="How the bytes are shown" value={look} choices={looks} onValueChange={setLook} /></div>
      <ByteLines raw={raw} look={look} label={`Bytes of ${exhibit} at ${at}`} tall={tall} />
    </div>
  );
}

function RawHead({ raw, length }: { readonly raw: Raw; readonly length: number }) {
  const read = raw.bytes.length;
  const hiddenHere = hiddenCount(new TextDecoder("utf-8", { ignoreBOM: true }).decode(raw.bytes));
  return (
    <div className="text-sm text-text-muted">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="tabular">{read < length ? `The first ${countText(read)} of ${countText(length)} bytes` : `${countText(read)} bytes`}</span>
        {raw.masks > 0 && <span className="tabular">{countText(raw.masks)} {raw.masks === 1 ? "mask" : "masks"}, each as long as what it covers</span>}
        {raw.masks > 0 && raw.original !== null && <span className="inline-flex items-center gap-1">SHA-256 of these bytes without masks <Hash value={raw.original} label="SHA-256 of the original bytes" /></span>}
        {raw.masks === 0 && raw.sha256 !== null && <span className="inline-flex items-center gap-1">SHA-256 of these bytes <Hash value={raw.sha256} label="SHA-256 of these bytes" /></span>}
      </p>
      {hiddenHere > 0 && <p className="text-status-warning">{countText(hiddenHere)} hidden {hiddenHere === 1 ? "character" : "characters"} in them</p>}
    </div>
  );
}
