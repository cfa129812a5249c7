"use client";

import { useState } from "react";
import { EvidenceText } from "../evidence/evidence-text.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import type { Step } from "@/lib/api/stepContract.ts";

type Message = Step["inputMessages"][number];

/** Messages before the last ones; the first is kept because it is the operator's. */
const lastShown = 12;

/** The messages that went into this step and came out of it, in order. */
export function PanelConversation({ step }: { readonly step: Step }) {
  const { inputMessages, outputMessages } = step;
  if (inputMessages.length + outputMessages.length === 0) return <p className="text-text-muted">No message was recognised in this step. Input and Output show what it carries.</p>;
  return (
    <div className="flex flex-col gap-4">
      <Turns title="Went in" messages={inputMessages} />
      <Turns title="Came out" messages={outputMessages} />
    </div>
  );
}

function Turns({ title, messages }: { readonly title: string; readonly messages: readonly Message[] }) {
  const [all, setAll] = useState(false);
  if (messages.length === 0) return null;
  const left = all ? 0 : Math.max(0, messages.length - lastShown - 1);
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{title}, {countText(messages.length)} {messages.length === 1 ? "message" : "messages"}</h3>
      <ol className="flex flex-col gap-3">
        {messages.map((message, index) => {
          if (index > 0 && index <= left) return index === 1 ? <li key="left"><Button small onClick={() => setAll(true)}>Show {countText(left)} messages between</Button></li> : null;
          return <Turn key={index} number={index + 1} message={message} />;
        })}
      </ol>
    </section>
  );
}

function Turn({ number, message }: { readonly number: number; readonly message: Message }) {
  return (
    <li className="flex flex-col gap-1 border-l-2 border-border-control pl-3">
      <p className="text-sm">
        <span className="tabular text-text-muted">{number}</span> <strong><bdi>{message.roleText === "" ? message.role : message.roleText}</bdi></strong>
        {message.name !== null && <> <bdi className="text-text-muted">{message.name}</bdi></>}
      </p>
      {message.text !== "" && <EvidenceText text={message.text} label={`message ${number}`} firstChars={4000} />}
      {message.requests.map((request, index) => (
        <div key={index}>
          <p className="text-sm">asks for <bdi className="font-semibold">{request.tool}</bdi> {request.callId !== null && <code className="break-all text-text-muted">{request.callId}</code>}</p>
          <EvidenceText text={request.argumentsJson} label={`arguments of ${request.tool}`} firstChars={4000} />
        </div>
      ))}
      {message.results.map((result, index) => (
        <div key={index}>
          <p className="text-sm">result {result.tool !== null && <>of <bdi className="font-semibold">{result.tool}</bdi></>} {result.callId !== null && <code className="break-all text-text-muted">{result.callId}</code>} {result.isError === true && <Badge tone="failed" glyph="cross">Error</Badge>}</p>
          {result.text !== message.text && <EvidenceText text={result.text} label={`result ${index + 1} of message ${number}`} firstChars={4000} />}
        </div>
      ))}
    </li>
  );
}
