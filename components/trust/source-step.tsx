"use client";

import { useId, useRef, useState, type ChangeEvent, type FormEvent, type RefObject } from "react";
import { useWindowDrop } from "../intake/drop-zone.tsx";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { bytesText } from "../ui/bytes.tsx";
import { classNames } from "../ui/class-names.ts";
import { Field } from "../ui/field.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { TextArea } from "../ui/input.tsx";
import { Radio } from "./scope-field.tsx";
import { lookAt } from "./trust-api.ts";
import type { Refusal } from "../shell/api.ts";
import type { KeyPreview, KeySource } from "@/lib/api/keyContract.ts";

type Props = { readonly first: RefObject<HTMLTextAreaElement | null>; readonly onFound: (source: KeySource, found: KeyPreview) => void };

/** As much as the server takes. */
const bytesMax = 262_144;

/** The first step: a file, or a text. */
export function SourceStep({ first, onFound }: Props) {
  const [text, setText] = useState("");
  const [origin, setOrigin] = useState<"pasted" | "in_person">("pasted");
  const [error, setError] = useState<{ readonly of: "file" | "text"; readonly message: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (source: KeySource) => {
    setBusy(true);
    setError(null);
    const answer = await lookAt(source);
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onFound(source, answer.value);
  };
  const takeFile = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size === 0) return setError({ of: "file", message: `${file.name} is empty.` });
    if (file.size > bytesMax) return setError({ of: "file", message: `${file.name} has ${bytesText(file.size)}; a key file has up to ${bytesText(bytesMax)}. Logs are handed in as exhibits of an incident.` });
    await send({ origin: "file", name: file.name, base64: await inBase64(file) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return setError({ of: "text", message: "Paste a public key first, or choose a file." });
    if (new TextEncoder().encode(text).length > bytesMax) return setError({ of: "text", message: `This is longer than ${bytesText(bytesMax)}. Paste only the key.` });
    void send({ origin, text });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FileField busy={busy} error={error?.of === "file" ? error.message : undefined} onFile={(file) => void takeFile(file)} />
      <Field label="Or paste a public key" hint="Ed25519, as hex, base64, PEM, JWK or JWKS, did:key, or the verifier key of a signed note; a map of id to key; a revocation list; a rotation endorsement." {...(error?.of === "text" && { error: error.message })}>
        {(wiring) => <TextArea {...wiring} ref={first} rows={5} spellCheck={false} autoComplete="off" className="font-mono text-sm" value={text} onChange={(event) => { setText(event.target.value); setError(null); }} />}
      </Field>
      <OriginField origin={origin} onOrigin={setOrigin} />
      {refusal !== null && <RefusalNotice refusal={refusal} />}
      <p className="flex justify-end"><Button type="submit" kind="primary" disabled={busy}>Look at it</Button></p>
    </form>
  );
}

async function inBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

type FileProps = { readonly busy: boolean; readonly error: string | undefined; readonly onFile: (file: File | undefined) => void };

function FileField({ busy, error, onFile }: FileProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const over = useWindowDrop(([handed]) => onFile(handed?.file));
  const picked = (event: ChangeEvent<HTMLInputElement>) => {
    onFile(event.target.files?.[0]);
    event.target.value = "";
  };
  return (
    <div className="flex flex-col gap-1">
      <div className={classNames("flex flex-wrap items-center gap-3 rounded-md border-2 border-dashed px-3 py-2", over ? "border-accent bg-surface-raised" : "border-border-control")}>
        <p className="grow">{over ? "Let go to look at this file" : "Drop a key file here"}</p>
        <Button small disabled={busy} aria-describedby={error === undefined ? undefined : id} onClick={() => input.current?.click()}>Choose a key file</Button>
      </div>
      {error !== undefined && <p id={id} role="alert" className="flex items-baseline gap-1.5 text-sm text-status-failed"><Glyph name="cross" /> <bdi className="min-w-0 [overflow-wrap:anywhere]">{error}</bdi></p>}
      <input ref={input} type="file" hidden onChange={picked} aria-label="Key file" data-keys="file" />
    </div>
  );
}

function OriginField({ origin, onOrigin }: { readonly origin: "pasted" | "in_person"; readonly onOrigin: (origin: "pasted" | "in_person") => void }) {
  const name = useId();
  return (
    <fieldset>
      <legend className="font-medium">How the text came to you</legend>
      <div className="flex flex-wrap gap-x-4">
        <Radio name={name} label="Copied from a page, a mail or a chat" checked={origin === "pasted"} onChoose={() => onOrigin("pasted")} />
        <Radio name={name} label="Read to me in person or on the phone" checked={origin === "in_person"} onChoose={() => onOrigin("in_person")} />
      </div>
    </fieldset>
  );
}
