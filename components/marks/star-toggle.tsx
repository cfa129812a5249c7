"use client";

import { useState } from "react";
import type { Subject } from "@/lib/api/annotationContract.ts";
import { useKept } from "../shell/use-kept.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { marksOf } from "./mark-groups.ts";
import type { Marks } from "./use-marks.ts";
import type { Refusal } from "../shell/api.ts";

type Props = { readonly marks: Marks; readonly subject: Subject; readonly label: string };

/** Puts a star on a row or a document, or takes it off. Shown as done at once, and taken back where it was refused. */
export function StarToggle({ marks, subject, label }: Props) {
  const [author] = useKept("author", "");
  const [ahead, setAhead] = useState<boolean | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const held = marks.held?.ok === true ? marks.held.value : null;
  const star = held === null ? null : marksOf(held.marks, subject).star;
  const on = ahead ?? star !== null;
  const toggle = async () => {
    setAhead(!on);
    const refused = on ? (star === null ? null : await marks.remove(star.id)) : await marks.add("star", subject, "", author);
    setRefusal(refused);
    setAhead(null);
  };
  return (
    <>
      <Button kind="quiet" small aria-pressed={on} aria-label={`Star ${label}`} disabled={held === null || ahead !== null} onClick={() => void toggle()}>
        <span aria-hidden="true" className={classNames("text-lg leading-none", on && "text-status-warning")}>{on ? "★" : "☆"}</span>
      </Button>
      {refusal && <div className="basis-full"><RefusalNotice refusal={refusal} /></div>}
    </>
  );
}
