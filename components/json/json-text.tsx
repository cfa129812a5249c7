"use client";

import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TextOrJson } from "./text-or-json.tsx";
import { useSlices } from "./use-slices.ts";
import type { JsonPage, JsonSource, Viewer } from "./json-types.ts";

type Props = {
  readonly source: JsonSource;
  readonly path: string;
  readonly label: string;
  readonly first?: JsonPage;
  readonly viewer: Viewer;
};

/** One text of a JSON value, read a stretch at a time. */
export function JsonText({ source, path, label, first, viewer }: Props) {
  const { text, length, refusal, readOn, readAll } = useSlices(source, path, first ?? null);
  if (text === null) return refusal ? <RefusalNotice refusal={refusal} onRetry={readOn} /> : <Skeleton label={`Reading ${label}`} rows={3} rowHeightPx={24} />;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <TextOrJson text={text} length={length} label={label} onMore={readOn} onAll={readAll} viewer={viewer} />
      {refusal && <RefusalNotice refusal={refusal} onRetry={readOn} />}
    </div>
  );
}
