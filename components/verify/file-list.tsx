import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Bytes } from "../ui/bytes.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Hash } from "../ui/hash.tsx";
import { Notice } from "../ui/notice.tsx";
import { Select } from "../ui/select.tsx";
import { fileUses, possibleUses, usedAs, type FileUse, type GivenFile } from "./given-file.ts";
import { KeyProblems } from "./key-problems.tsx";
import type { VerifyDesk } from "./verify-desk.ts";
import { kindText, useWords } from "./verify-words.ts";

/** The files that were handed in: what each is, and what it is used as. */
export function FileList({ desk }: { readonly desk: VerifyDesk }) {
  if (desk.files.length === 0) return null;
  return (
    <section aria-label="Files" className="flex flex-col gap-2">
      <ul className="flex flex-col rounded border border-border">
        {desk.files.map((file) => <File key={file.id} file={file} onUse={(use) => desk.use(file.id, use)} onRemove={() => desk.remove(file.id)} />)}
      </ul>
    </section>
  );
}

type FileProps = { readonly file: GivenFile; readonly onUse: (use: FileUse) => void; readonly onRemove: () => void };

function File({ file, onUse, onRemove }: FileProps) {
  const { name, bytes, state } = file;
  const uses = possibleUses(file);
  const choose = (text: string) => {
    const use = fileUses.find((one) => one === text);
    if (use !== undefined) onUse(use);
  };
  return (
    <li aria-label={name} className="flex min-w-0 flex-col gap-1 border-t border-border px-3 py-1.5 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <bdi className="min-w-0 font-medium [overflow-wrap:anywhere]">{name}</bdi>
        <span className="text-sm"><Bytes value={bytes} /></span>
        <span className="text-sm text-text-muted">{kindText(file)}</span>
        {state.type === "read" && <span className="inline-flex items-center gap-1 text-sm text-text-muted max-sm:hidden">SHA-256 <Hash value={state.file.sha256} label={`SHA-256 of ${name}`} /></span>}
        <span className="ml-auto inline-flex items-center gap-2">
          {state.type === "read" && <Select aria-label={`Use ${name} as`} className="min-h-7! text-sm" value={usedAs(file)} options={uses.map((value) => ({ value, label: useWords[value] }))} onChange={(event) => choose(event.target.value)} />}
          {state.type === "reading" && <Badge tone="accent" glyph="dot">Reading</Badge>}
          <Button kind="quiet" small aria-label={`Remove ${name}`} onClick={onRemove}><Glyph name="close" /></Button>
        </span>
      </div>
      {state.type === "refused" && <Notice kind="error" live message={state.why} fix={state.instead} />}
      {state.type === "read" && state.file.is.kind === "keys" && <KeyProblems keys={state.file.is.keys} />}
    </li>
  );
}
