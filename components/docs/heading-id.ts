/** The anchor of a heading: its words in lower case, joined by hyphens, as the places that show Markdown files make it. */
export const headingId = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}\s-]/gu, "").trim().replaceAll(/\s+/g, "-");
