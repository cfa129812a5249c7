import { Badge } from "../../ui/badge.tsx";
import { PanelValue } from "./panel-value.tsx";
import { payloadWords } from "./payload-words.ts";
import type { Step } from "@/lib/api/stepContract.ts";

type Props = { readonly payload: Step["input"]; readonly part: "input" | "output" };

/** What went in or came out, or why there is none. */
export function PanelPayload({ payload, part }: Props) {
  const words = payload.state === "present" ? null : payloadWords[payload.state];
  const held = payload.state === "present" || payload.state === "cut" || (payload.json !== "" && payload.json !== "null");
  return (
    <div className="flex flex-col gap-2">
      {words && <p><Badge tone="warning" glyph={payload.state === "empty" ? "dash" : "half"}>{words.word}</Badge> <span className="text-text-muted">{words.meaning}</span></p>}
      {held && <PanelValue json={payload.json} length={payload.length} part={part} label={part} />}
    </div>
  );
}
