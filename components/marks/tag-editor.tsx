"use client";

import { useId, useRef, useState, type KeyboardEvent } from "react";
import type { Subject } from "@/lib/api/annotationContract.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Input } from "../ui/input.tsx";
import { offeredTags, tagProblem } from "./mark-groups.ts";
import type { Refusal } from "../shell/api.ts";
import type { Mark } from "@/lib/api/annotationContract.ts";
import type { Marks, TagInUse } from "./use-marks.ts";

type Props = { readonly marks: Marks; readonly subject: Subject; readonly tags: readonly Mark[]; readonly inUse: readonly TagInUse[] };

/** The tags of a row or document: typed with suggestions from the tags in use, removed one by one. */
export function TagEditor({ marks, subject, tags, inUse }: Props) {
  const [author] = useKept("author", "");
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const add = async () => {
    const wrong = tagProblem(text);
    setProblem(wrong);
    if (wrong !== null) return;
    if (tags.some((tag) => tag.text === text.trim())) return setText("");
    const refused = await marks.add("tag", subject, text.trim(), author);
    setRefusal(refused);
    if (refused === null) setText("");
  };
  const remove = async (tag: Mark) => {
    input.current?.focus();
    setRefusal(await marks.remove(tag.id));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void add();
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-1">
        {tags.map((tag) => (
          <span key={tag.id} className="inline-flex max-w-full items-center rounded border border-border-control pl-2 text-sm">
            <bdi className="[overflow-wrap:anywhere]">{tag.text}</bdi>
            <Button kind="quiet" small aria-label={`Remove tag ${tag.text}`} onClick={() => void remove(tag)}><Glyph name="close" /></Button>
          </span>
        ))}
        <span data-print="hide" className="inline-flex items-center gap-1">
          <Input ref={input} className="min-h-7 w-36 text-sm" value={text} list={`${id}-tags`} maxLength={60} placeholder="Add a tag" aria-label="Add a tag" autoComplete="off"
            aria-describedby={problem === null ? undefined : `${id}-problem`} aria-invalid={problem === null ? undefined : true}
            onChange={(event) => { setText(event.target.value); setProblem(null); }} onKeyDown={onKeyDown} />
          <datalist id={`${id}-tags`}>{offeredTags(inUse, tags).slice(0, 200).map((tag) => <option key={tag} value={tag} />)}</datalist>
          {text.trim() !== "" && <Button small onClick={() => void add()}>Add</Button>}
        </span>
      </div>
      {problem !== null && <p id={`${id}-problem`} className="text-sm text-status-failed"><Glyph name="cross" /> {problem}</p>}
      {refusal && <RefusalNotice refusal={refusal} />}
    </div>
  );
}
