"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { buttonStyle } from "./button-style.ts";
import { classNames } from "./class-names.ts";
import { Glyph } from "./glyph.tsx";
import { useReturnFocus } from "./use-return-focus.ts";

type Props = {
  readonly title: string;
  readonly description?: string;
  /** A single button that opens it; leave it out when `open` is given. */
  readonly trigger?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly wide?: boolean;
  /** What gets the focus when it opens; otherwise its first control. */
  readonly startAt?: RefObject<HTMLElement | null>;
  /** After it has gone and the focus is back where it was; not for a dialog with a trigger. */
  readonly onClosed?: () => void;
  readonly children: ReactNode;
};

export const overlayStyle = "fixed inset-0 z-40 bg-shade";
export const sheetStyle =
  "fixed inset-0 z-50 m-auto h-fit max-h-[90vh] w-[calc(100vw-32px)] overflow-auto rounded-md border border-border-control bg-surface p-5 text-text shadow-dialog";

/** A dialog: focus stays inside, Escape closes it, focus goes back to where it was. */
export function Dialog({ title, description, trigger, open, onOpenChange, wide = false, startAt, onClosed, children }: Props) {
  const focus = useReturnFocus({ startAt, onClosed });
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger !== undefined && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlayStyle} />
        <Radix.Content
          className={classNames(sheetStyle, wide ? "max-w-[900px]" : "max-w-[560px]")}
          {...(description === undefined && { "aria-describedby": undefined })}
          {...(trigger === undefined && focus)}
        >
          <div className="mb-3 flex items-start justify-between gap-4">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Close className={buttonStyle("quiet", true)} aria-label="Close">
              <Glyph name="close" />
            </Radix.Close>
          </div>
          {description !== undefined && (
            <Radix.Description className="mb-3 text-text-muted">{description}</Radix.Description>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Closes the dialog it stands in: `<DialogClose><Button>Done</Button></DialogClose>`. */
export function DialogClose({ children }: { readonly children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
