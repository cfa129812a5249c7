import { countText } from "../ui/count.tsx";
import type { JsonNode } from "./json-types.ts";
import type { TreeLine } from "./tree-lines.ts";

/** How large a value is, in the sign of its type: `{3}`, `[1 204]`, "20 000 characters"; empty for others. */
export function sizeText({ type, size }: JsonNode): string {
  switch (type) {
    case "object": return `{${countText(size)}}`;
    case "array": return `[${countText(size)}]`;
    case "string": return `${countText(size)} characters`;
    case "number":
    case "boolean":
    case "null": return "";
  }
}

/** A line as a screen reader says it: the name, the type, how large it is, the value. */
export function lineSentence(line: TreeLine, label: string): string {
  switch (line.type) {
    case "node": {
      const { node } = line;
      const name = line.key === null ? label : line.inArray ? `item ${line.key}` : line.key;
      return `${name}, ${nodeWords(node)}`;
    }
    case "more": return `Show ${Math.min(100, line.of - line.shown)} more of ${line.of}`;
    case "wait": return "Reading";
    case "failed": return `${line.refusal.message} Press Enter to try again.`;
  }
}

function nodeWords({ type, size, preview }: JsonNode): string {
  switch (type) {
    case "object": return `object, ${size} ${size === 1 ? "member" : "members"}`;
    case "array": return `array, ${size} ${size === 1 ? "item" : "items"}`;
    case "string": return size === 0 ? "empty text" : `text${preview.length < size ? `, ${size} characters` : ""}: ${preview}`;
    case "number":
    case "boolean":
    case "null": return preview;
  }
}
