"use client";

import { useMemo } from "react";
import { EvidenceText } from "../../evidence/evidence-text.tsx";
import { stepSource, textSource, type ValuePart } from "../../json/json-source.ts";
import { JsonViewer } from "../../json/json-viewer.tsx";
import { useKept } from "../../shell/use-kept.ts";
import { ToggleGroup } from "../../ui/toggle-group.tsx";
import { usePanel } from "./panel-reading.ts";

type Props = {
  readonly part: ValuePart;
  /** The beginning of the value as JSON text. */
  readonly json: string;
  /** Characters of the whole of it. */
  readonly length: number;
  readonly label: string;
};

const looks = [{ value: "tree", label: "Tree" }, { value: "text", label: "Text" }] as const;

/** A value of the step: a text as text, everything else as a tree or as its JSON text. */
export function PanelValue({ part, json, length, label }: Props) {
  const { incident, row, readMore, reveal } = usePanel();
  const [kept, keep] = useKept("payload", "tree");
  const source = useMemo(() => {
    const here = json.length === length ? textSource(`${incident} ${row} ${part} here ${reveal ?? ""}`, json) : null;
    return here ?? stepSource(incident, row, part, reveal);
  }, [incident, row, part, json, length, reveal]);
  const isText = json.trimStart().startsWith('"');
  const look = kept === "text" && !isText ? "text" : "tree";
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {!isText && <div data-print="hide"><ToggleGroup label={`How ${label} is shown`} value={look} choices={looks} onValueChange={keep} /></div>}
      {look === "text" ? <EvidenceText text={json} length={length} label={label} {...(readMore && { onMore: readMore })} /> : <JsonViewer source={source} label={label} />}
    </div>
  );
}
