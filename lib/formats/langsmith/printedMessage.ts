import { readPythonLiteral } from "../../base/pythonLiteral.ts";

export type PrintedMessage = {
  readonly text: string;
  readonly callId: string;
  readonly tool: string | null;
  readonly isError: boolean | null;
};

/** `content='…'` or `content="…"` as Python's `repr` quotes it, and the fields behind it. */
const printed = /^content=('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")((?: [a-z_]+=.*)?)$/s;

/**
 * A tool message that LangChain printed instead of serialising: `content='42 rows' name='run_sql' tool_call_id='call_1'`
 * (`str()` of a message, which its tracer wrote before it kept messages). Null for any other text: a call id must be
 * there, so that prose that happens to begin with `content=` stays what it is.
 */
export function readPrintedMessage(text: string): PrintedMessage | null {
  const match = printed.exec(text);
  const [, literal = "", rest = ""] = match ?? [];
  const callId = / tool_call_id='([^']*)'/.exec(rest)?.[1];
  const content = callId === undefined ? null : readPythonLiteral(literal);
  if (callId === undefined || !content?.ok || typeof content.value !== "string") return null;
  const status = / status='(error|success)'/.exec(rest)?.[1];
  const isError = status === undefined ? null : status === "error";
  return { text: content.value, callId, tool: / name='([^']*)'/.exec(rest)?.[1] ?? null, isError };
}
