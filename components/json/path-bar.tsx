import { escapeHidden } from "../evidence/hidden-text.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { accessPath } from "./json-path.ts";
import type { JsonSource } from "./json-types.ts";
import { isArrayAt, type TreeState } from "./tree-lines.ts";

type Props = { readonly state: TreeState; readonly source: JsonSource; readonly path: string };

/** Where the line with the focus stands, and what of it can be copied. Hidden characters are copied written out. */
export function PathBar({ state, source, path }: Props) {
  const access = accessPath(path, (pointer) => isArrayAt(state, pointer));
  const value = async () => {
    const answer = await source.whole(path);
    if (!answer.ok) throw new Error(answer.refusal.message);
    return escapeHidden(answer.value);
  };
  return (
    <div data-print="hide" className="flex min-w-0 flex-wrap items-center gap-x-2 border-t border-border bg-surface text-sm">
      <bdi className="min-w-0 grow font-mono [overflow-wrap:anywhere] text-text-muted">{path === "" ? "the whole value" : escapeHidden(access)}</bdi>
      <span className="flex flex-wrap">
        {path !== "" && <CopyButton key={`path ${path}`} text={escapeHidden(access)} label="Copy path">Path</CopyButton>}
        {path !== "" && <CopyButton key={`pointer ${path}`} text={escapeHidden(path)} label="Copy JSON pointer">Pointer</CopyButton>}
        <CopyButton key={`value ${path}`} text={value} label="Copy value">Value</CopyButton>
      </span>
    </div>
  );
}
