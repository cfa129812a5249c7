"use client";

import { usePathname, useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { RevealBar } from "../masks/reveal-bar.tsx";
import { useReveal } from "../masks/use-reveal.ts";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Input } from "../ui/input.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { pageBytes } from "./raw-address.ts";
import { RawBytes } from "./raw-bytes.tsx";

type Props = {
  readonly incident: string;
  readonly exhibit: string;
  /** Size of what can be read. */
  readonly total: number;
  readonly offset: number;
  readonly length: number;
  /** The place in words, where the address names one. */
  readonly at: string | null;
};

/** A stretch of an exhibit, with the way to the stretches before and after it. */
export function RawViewer({ incident, exhibit, total, offset, length, at }: Props) {
  const path = usePathname();
  const [masks, setMasks] = useState(0);
  const reveal = useReveal(incident, { exhibit, offset, length: Math.max(1, Math.min(length, pageBytes, total - offset)) });
  const shown = Math.min(length, pageBytes, total - offset);
  const to = (start: number) => `${path}?${new URLSearchParams({ offset: String(Math.max(0, start)), length: String(pageBytes) })}`;
  if (total === 0) return <EmptyState title="This exhibit holds no bytes">There is nothing to show.</EmptyState>;
  return (
    <section aria-label="Bytes" className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <p className="tabular grow">
          Bytes {countText(offset)} to {countText(offset + shown - 1)} of {countText(total)}
          {at !== null && <>, <code className="break-all">{at}</code></>}
        </p>
        {offset > 0 && <LinkButton small href={to(offset - pageBytes)} scroll={false}>Before</LinkButton>}
        {offset + shown < total && <LinkButton small href={to(offset + shown)} scroll={false}>After</LinkButton>}
        <GoTo onGo={to} />
      </div>
      <RevealBar count={masks} reveal={reveal} what="these bytes" />
      <RawBytes incident={incident} exhibit={exhibit} at={at ?? `byte ${offset}`} offset={offset} length={Math.min(length, total - offset)} bytesMax={pageBytes} tall reveal={reveal.name} onMasks={setMasks} />
    </section>
  );
}

function GoTo({ onGo }: { readonly onGo: (offset: number) => string }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (/^\d{1,15}$/.test(text.trim())) router.push(onGo(Number(text.trim())), { scroll: false });
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-1">
      <Input aria-label="Go to byte" placeholder="Go to byte" inputMode="numeric" pattern="\d*" className="w-28" value={text} onChange={(event) => setText(event.target.value)} />
      <Button small type="submit">Go</Button>
    </form>
  );
}
