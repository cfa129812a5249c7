"use client";

import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { buttonStyle } from "./button-style.ts";
import { classNames } from "./class-names.ts";
import { overlayStyle, sheetStyle } from "./dialog.tsx";
import { useReturnFocus } from "./use-return-focus.ts";

type Props = {
  readonly title: string;
  /** What will be lost or locked, in a sentence. */
  readonly description: string;
  readonly confirm: string;
  readonly cancel?: string;
  readonly onConfirm: () => void;
  readonly trigger?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children?: ReactNode;
};

/** Asks before something is removed or locked. Focus starts on Cancel. */
export function AlertDialog({
  title,
  description,
  confirm,
  cancel = "Cancel",
  onConfirm,
  trigger,
  open,
  onOpenChange,
  children,
}: Props) {
  const focus = useReturnFocus({});
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger !== undefined && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlayStyle} />
        <Radix.Content className={classNames(sheetStyle, "max-w-[480px]")} {...(trigger === undefined && focus)}>
          <Radix.Title className="mb-2 text-lg font-semibold">{title}</Radix.Title>
          <Radix.Description className="mb-4 text-text-muted">{description}</Radix.Description>
          {children}
          <div className="mt-4 flex justify-end gap-2">
            <Radix.Cancel className={buttonStyle("plain", false)}>{cancel}</Radix.Cancel>
            <Radix.Action className={buttonStyle("danger", false)} onClick={onConfirm}>
              {confirm}
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
