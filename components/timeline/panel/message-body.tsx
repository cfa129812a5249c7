"use client";

import type { ReactNode } from "react";
import { EvidenceText } from "../../evidence/evidence-text.tsx";
import { InlineText } from "../../evidence/inline-text.tsx";
import { JsonViewer } from "../../json/json-viewer.tsx";
import { TextOrJson } from "../../json/text-or-json.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { Glyph, type GlyphName } from "../../ui/glyph.tsx";
import { usePanel } from "./panel-reading.ts";
import type { Step } from "@/lib/api/stepContract.ts";

type Message = Step["inputMessages"][number];
type Props = {
  readonly message: Message;
  readonly number: number;
  /** The way from a request to its result, and back; empty where the other is not here. */
  readonly linkOf?: (callId: string | null, from: "request" | "result") => ReactNode;
};

/** Longer system prompts are folded away: the same one opens every history. */
const longSystem = 600;

/** What a message says, asks for and brings. */
export function MessageBody({ message, number, linkOf = () => null }: Props) {
  const { readMore } = usePanel();
  const text = message.text !== "" && <EvidenceText text={message.text} length={message.length} label={`message ${number}`} firstChars={4000} {...(readMore && { onMore: readMore })} />;
  // A tool message repeats its only result as its text.
  const repeats = message.results.some((result) => result.text === message.text);
  return (
    <>
      {message.role === "system" && message.length > longSystem
        ? <Collapsible title={`System prompt, ${countText(message.length)} characters`}>{text}</Collapsible>
        : !repeats && text}
      {message.requests.map((request, index) => <Request key={index} request={request} link={linkOf(request.callId, "request")} />)}
      {message.results.map((result, index) => <Result key={index} result={result} label={`result ${index + 1} of message ${number}`} link={linkOf(result.callId, "result")} />)}
      {message.text === "" && message.requests.length + message.results.length === 0 && <p className="text-sm text-text-muted">This message is empty.</p>}
    </>
  );
}

const roles: Readonly<Record<string, { readonly word: string; readonly glyph: GlyphName }>> = {
  system: { word: "System", glyph: "config" }, user: { word: "User", glyph: "person" }, assistant: { word: "Assistant", glyph: "LLM" },
  tool: { word: "Tool", glyph: "TOOL" }, unknown: { word: "Unknown role", glyph: "unknown" },
};

/** Who speaks: the role in our word, and in the export's where that is another one. */
export function MessageHead({ message: { role, roleText, name }, children }: { readonly message: Message; readonly children?: ReactNode }) {
  const { word, glyph } = roles[role] ?? { word: role, glyph: "unknown" };
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm">
      {children}
      <strong className="inline-flex items-center gap-1"><Glyph name={glyph} /> {word}</strong>
      {roleText !== "" && roleText.toLowerCase() !== role && <span className="text-text-muted">(<InlineText text={roleText} /> in the export)</span>}
      {name !== null && <InlineText text={name} className="text-text-muted [overflow-wrap:anywhere]" />}
    </p>
  );
}

function CallId({ id }: { readonly id: string | null }) {
  return id === null ? <span className="text-text-muted">no call id</span> : <code className="text-text-muted [overflow-wrap:anywhere]"><InlineText text={id} /></code>;
}

const card = "flex min-w-0 flex-col gap-1 rounded border border-border-control p-2";

function Request({ request, link }: { readonly request: Message["requests"][number]; readonly link: ReactNode }) {
  return (
    <div className={card}>
      <p className="flex flex-wrap items-center gap-x-2 text-sm"><span><Glyph name="TOOL" /> asks for <InlineText text={request.tool} className="font-semibold" /></span> <CallId id={request.callId} /> {link}</p>
      {request.argumentsJson !== "" && <TextOrJson text={request.argumentsJson} length={request.argumentsJson.length} label={`arguments of ${request.tool}`} viewer={JsonViewer} />}
    </div>
  );
}

function Result({ result, label, link }: { readonly result: Message["results"][number]; readonly label: string; readonly link: ReactNode }) {
  const { readMore } = usePanel();
  return (
    <div className={card}>
      <p className="flex flex-wrap items-center gap-x-2 text-sm">
        <span>result{result.tool !== null && <> of <InlineText text={result.tool} className="font-semibold" /></>}</span> <CallId id={result.callId} /> {link}
        {result.isError === true && <Badge tone="failed" glyph="cross">Error</Badge>}
      </p>
      {result.text === "" ? <p className="text-sm text-text-muted">an empty text</p> : <TextOrJson text={result.text} length={result.length} label={label} onMore={readMore} viewer={JsonViewer} />}
    </div>
  );
}
