import { anchorWords, readAnchor } from "./anchors.ts";

/** Who said it, in their own words. */
export function byAuthor(author: string): string {
  return author === "" ? "by an author who gave no name" : `by ${JSON.stringify(author)}`;
}

/** What was spoken of, and where it lies in the exhibit's bytes. */
export function aboutAnchor({ anchor, label }: { readonly anchor: string; readonly label: string }): string {
  return `on ${JSON.stringify(label)} (${anchorWords(readAnchor(anchor))})`;
}
