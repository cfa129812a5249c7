"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState, type ComponentProps, type RefObject } from "react";

const Bars = dynamic(() => import("./bars.tsx").then((drawing) => drawing.Bars), { ssr: false });

/** The drawing library comes only where a drawing comes near the window; its place is kept free, so that nothing moves when it has come. */
export function DrawnBars(props: ComponentProps<typeof Bars>) {
  const box = useRef<HTMLDivElement>(null);
  const isNear = useNear(box);
  return <div ref={box} style={{ height: props.heightPx }} className="min-w-0">{isNear && <Bars {...props} />}</div>;
}

/** True from the moment on at which the element is a window's height away; at once where somebody prints. */
function useNear(box: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null || isNear) return undefined;
    const show = () => setNear(true);
    const watcher = new IntersectionObserver((seen) => { if (seen.some(({ isIntersecting }) => isIntersecting)) show(); }, { rootMargin: "100% 0px" });
    watcher.observe(element);
    addEventListener("beforeprint", show);
    return () => {
      watcher.disconnect();
      removeEventListener("beforeprint", show);
    };
  }, [box, isNear]);
  return isNear;
}
