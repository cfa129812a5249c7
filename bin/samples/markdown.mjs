// The little Markdown that the READMEs of the samples need.
export const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
export const code = (text) => `\`${text}\``;
