"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState, type ChangeEvent } from "react";
import { useEver } from "../shell/use-ever.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { droppedFiles, pastedFile, pickedFiles, type Handed } from "./dropped-files.ts";
import type { PasteWords } from "./paste-dialog.tsx";
import { Opening } from "../ui/opening.tsx";

export const loadPasteDialog = () => import("./paste-dialog.tsx").then(({ PasteDialog }) => PasteDialog);
const PasteDialog = dynamic(loadPasteDialog, { ssr: false, loading: Opening });

type Props = {
  readonly onFiles: (files: readonly Handed[]) => void;
  /** One line instead of a large field. */
  readonly small?: boolean;
  /** What may be dropped here, and what pasting is called. */
  readonly words?: DropWords;
};

export type DropWords = { readonly drop: string; readonly paste: PasteWords };
const exportWords: DropWords = { drop: "Drop exports anywhere on this page: files, a folder or a zip", paste: { title: "Paste an export", field: "Text of the export" } };

/** Drop anywhere on the page, choose files or a folder, or paste. */
export function DropZone({ onFiles, small = false, words = exportWords }: Props) {
  const over = useWindowDrop(onFiles);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  const everPasted = useEver(pasting);
  const picked = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles(pickedFiles(event.target.files));
    event.target.value = "";
  };
  return (
    <div data-print="hide" className={classNames("flex items-center gap-3 rounded-md border-2 border-dashed", small ? "flex-wrap px-3 py-2" : "flex-col px-6 py-8 text-center",
      over ? "border-accent bg-surface-raised" : "border-border-control")}>
      <p className={small ? "grow" : "text-lg"}>{over ? "Let go to add these files" : words.drop}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button small={small} onClick={() => files.current?.click()}>Choose files</Button>
        <Button small={small} onClick={() => folder.current?.click()}>Choose a folder</Button>
        <Button small={small} aria-haspopup="dialog" onClick={() => setPasting(true)}>Paste text</Button>
        {everPasted && <PasteDialog open={pasting} onOpenChange={setPasting} words={words.paste} onText={(text) => onFiles([pastedFile(text, new Date())])} />}
      </div>
      <input ref={files} type="file" multiple hidden onChange={picked} aria-label="Files" data-intake="files" />
      <input ref={folder} type="file" hidden onChange={picked} aria-label="Folder" {...{ webkitdirectory: "" }} />
    </div>
  );
}

/** Takes drops on the whole window; answers whether files are being dragged over it. */
export function useWindowDrop(onFiles: (files: readonly Handed[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      setOver(false);
      void droppedFiles(event.dataTransfer).then((files) => latest.current(files));
    };
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
    };
  }, []);
  return over;
}
