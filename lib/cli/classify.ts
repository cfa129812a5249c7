import { createInterface } from "node:readline";
import { classifyCall } from "../effects/classifyCall.ts";
import type { ToolCall } from "../effects/toolCall.ts";
import { toolSchemaOf } from "../effects/toolSchemaOf.ts";
import { loadParsers } from "../effects/sql/loadParsers.ts";
import { isObject } from "../base/json.ts";
import { parseJson } from "../base/losslessJson.ts";
import type { CommandContext } from "./analyze.ts";
import { BadUsage } from "./badUsage.ts";

/** `aftertrace classify --jsonl < calls.jsonl`: one line `{"effects": […]}` for each line `{"tool", "arguments", "result"?, "schema"?}`. */
export async function classifyCommand(args: readonly string[], { out, err }: CommandContext, input: NodeJS.ReadableStream = process.stdin): Promise<number> {
  const unknown = args.find((arg) => arg !== "--jsonl");
  if (unknown !== undefined) throw new BadUsage(`There is no option ${unknown}.`);
  await loadParsers();
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === "") continue;
    const call = readCall(line);
    if (call === null) err.write(`aftertrace: line ${number} is no call: an object with "tool" and "arguments" is wanted.\n`);
    out.write(`${JSON.stringify(call === null ? { effects: [], problems: [{ code: "broken_json", at: `line ${number}`, message: "This line is no call.", fix: "Write {\"tool\": …, \"arguments\": {…}} on one line." }] } : { effects: classifyCall(call) })}\n`);
  }
  return 0;
}

function readCall(line: string): ToolCall | null {
  const read = parseJson(line);
  if (!read.ok || !isObject(read.value)) return null;
  const { tool, arguments: given, result, schema } = read.value;
  return typeof tool === "string" ? { tool, arguments: given, schema: toolSchemaOf(schema), ...(result === undefined ? {} : { result }) } : null;
}
