/** Said on the page whenever marks or decisions were changed, so that whoever shows them reads them again. */
const markedEvent = "aftertrace-marked";

export function announceMarked(): void {
  dispatchEvent(new Event(markedEvent));
}

/** Calls back after each change; returns what ends it. */
export function onMarkedAnywhere(changed: () => void): () => void {
  addEventListener(markedEvent, changed);
  return () => removeEventListener(markedEvent, changed);
}
