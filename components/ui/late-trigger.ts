import { cloneElement, type ComponentProps, type ReactElement } from "react";

export type TriggerElement = ReactElement<ComponentProps<"button">>;
type Late = { readonly popup: "menu" | "dialog"; /** Somebody comes near: the time to fetch what will be opened. */ readonly onNear: () => void; readonly onOpen: (byKey: boolean) => void; readonly keys: readonly string[] };

/** A button as the primitive would make it, before the primitive is there. What the button does itself it goes on doing. */
export function lateTrigger(trigger: TriggerElement, { popup, onNear, onOpen, keys }: Late): ReactElement {
  const own = trigger.props;
  return cloneElement(trigger, {
    "aria-haspopup": popup,
    "aria-expanded": false,
    onPointerEnter: (event) => {
      own.onPointerEnter?.(event);
      onNear();
    },
    onFocus: (event) => {
      own.onFocus?.(event);
      onNear();
    },
    onClick: (event) => {
      own.onClick?.(event);
      onOpen(false);
    },
    onKeyDown: (event) => {
      own.onKeyDown?.(event);
      if (event.defaultPrevented || !keys.includes(event.key)) return;
      event.preventDefault();
      onOpen(true);
    },
  });
}
