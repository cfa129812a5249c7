"use client";

import type { MouseEvent, ReactNode } from "react";
import { effectsHref, type EffectsView } from "./impact-address.ts";
import { useImpactView, useShowEffects } from "./impact-view.ts";

type Props = {
  readonly filters: Partial<EffectsView>;
  readonly children: ReactNode;
  readonly className?: string;
  readonly label?: string;
  /** These are the filters in force. */
  readonly current?: boolean;
};

/** A number that leads to its effects: a real link, and on this page it filters the table. */
export function EffectsLink({ filters, children, className = "text-accent underline", label, current = false }: Props) {
  const { incident } = useImpactView();
  const show = useShowEffects();
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(filters);
  };
  return <a href={effectsHref(incident, filters)} onClick={onClick} className={className} aria-label={label} aria-current={current ? "true" : undefined}>{children}</a>;
}
