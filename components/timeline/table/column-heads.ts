/** The columns of the table by id, in their order, with their heads; those that sort are called as the address sorts by them. */
export const columnHeads = {
  time: "Time", name: "Step", duration: "Took", kind: "Kind", effect: "Effect", preview: "Begins with", tool: "Tool", call: "Call", state: "Call state", status: "Status", model: "Model",
  agent: "Agent", exhibit: "Exhibit", trace: "Trace", tokensIn: "Tokens in", tokensOut: "Tokens out", cost: "Cost", marks: "Marks",
} as const;

export type ColumnId = keyof typeof columnHeads;

export const columnIds = Object.keys(columnHeads) as readonly ColumnId[];
