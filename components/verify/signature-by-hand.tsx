"use client";

import { useState, type FormEvent } from "react";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { Field } from "../ui/field.tsx";
import { Input, TextArea } from "../ui/input.tsx";
import { ToggleGroup } from "../ui/toggle-group.tsx";
import type { SignatureAnswer, SignatureCheck } from "./session/protocol.ts";
import { messageBytes, messageSpellings, typedBytes, typedKey, type MessageSpelling } from "./signature-text.ts";
import type { Asks } from "./verify-desk.ts";

type Typed = { readonly key: string; readonly message: string; readonly signature: string; readonly spelling: MessageSpelling };
const nothing: Typed = { key: "", message: "", signature: "", spelling: "text" };

/** One key, one message, one signature: for whoever wants to see what this page calls valid. */
export function SignatureByHand({ client }: { readonly client: Asks }) {
  return <Collapsible title="One signature by hand"><ByHand client={client} /></Collapsible>;
}

function ByHand({ client }: { readonly client: Asks }) {
  const [typed, setTyped] = useState(nothing);
  const [wrong, setWrong] = useState<Partial<Record<"key" | "message" | "signature", string>>>({});
  const [answer, setAnswer] = useState<SignatureAnswer | null>(null);
  const change = (patch: Partial<Typed>) => {
    setTyped({ ...typed, ...patch });
    setAnswer(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readTyped(typed);
    setWrong(read.ok ? {} : read.wrong);
    if (read.ok) void client.ask("signature", read.check).then(setAnswer);
  };
  return (
    <form onSubmit={submit} className="flex max-w-[80ch] flex-col gap-3">
      <Field label="Public key" hint="hex, base64 or did:key" {...(wrong.key !== undefined && { error: wrong.key })}>{(wiring) => <Input {...wiring} spellCheck={false} className="font-mono text-sm" value={typed.key} onChange={(event) => change({ key: event.target.value })} />}</Field>
      <Field label="Message" {...(wrong.message !== undefined && { error: wrong.message })}>{(wiring) => <TextArea {...wiring} rows={3} spellCheck={false} className="font-mono text-sm" value={typed.message} onChange={(event) => change({ message: event.target.value })} />}</Field>
      <ToggleGroup label="The message is written as" value={typed.spelling} choices={messageSpellings.map((value) => ({ value, label: value }))} onValueChange={(spelling) => change({ spelling })} />
      <Field label="Signature" hint="hex or base64" {...(wrong.signature !== undefined && { error: wrong.signature })}>{(wiring) => <Input {...wiring} spellCheck={false} className="font-mono text-sm" value={typed.signature} onChange={(event) => change({ signature: event.target.value })} />}</Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit">Check</Button>
        <p role="status" data-answer={answer === null ? undefined : answer.valid ? "valid" : "not valid"} className="flex flex-wrap items-center gap-2">{answer !== null && <Said answer={answer} />}</p>
      </div>
    </form>
  );
}

function Said({ answer: { valid, keyWeakness, signatureWeakness } }: { readonly answer: SignatureAnswer }) {
  if (valid) return <Badge tone="ok" glyph="check">Valid, strictly</Badge>;
  const why = [keyWeakness !== null && `the key: ${keyWeakness}`, signatureWeakness !== null && `the signature: ${signatureWeakness}`].filter((part) => part !== false);
  return <><Badge tone="failed" glyph="cross">Not valid</Badge> <span>{why.length === 0 ? "the signature does not fit these bytes under this key" : why.join("; ")}</span></>;
}

type Read = { readonly ok: true; readonly check: SignatureCheck } | { readonly ok: false; readonly wrong: Partial<Record<"key" | "message" | "signature", string>> };

function readTyped({ key, message, signature, spelling }: Typed): Read {
  const [keyBytes, bytes, signatureBytes] = [typedKey(key), messageBytes(message, spelling), typedBytes(signature)];
  if (keyBytes !== null && bytes !== null && signatureBytes !== null) return { ok: true, check: { key: keyBytes, message: bytes, signature: signatureBytes } };
  return { ok: false, wrong: { ...(keyBytes === null && { key: "Neither hex, base64 nor did:key." }), ...(bytes === null && { message: `Not ${spelling}.` }), ...(signatureBytes === null && { signature: "Neither hex nor base64." }) } };
}
