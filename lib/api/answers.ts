import { Breath } from "../base/breath.ts";
import type { JsonValue } from "../base/json.ts";
import { writeJson } from "../base/jsonWriter.ts";
import type { Problem } from "../evidence/problem.ts";

/** Every answer may hold evidence: it is never a page, never stored, whatever its bytes look like. */
export const guardedHeaders = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
} as const;

/** A refusal in the words that the reader gets: what is wrong and what to do about it. */
export class ApiError extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly fix: Problem["fix"]) {
    super(message);
  }
}

/** Answers with a value of our own types. */
export function answer(value: unknown, status = 200): Response {
  return textAnswer(JSON.stringify(value), "application/json", status);
}

/** The same for values out of the evidence, whose long numbers keep their digits. */
export function answerLossless(value: JsonValue): Response {
  return textAnswer(writeJson(value), "application/json", 200);
}

function textAnswer(text: string, type: string, status: number): Response {
  return new Response(text, { status, headers: { ...guardedHeaders, "content-type": `${type}; charset=utf-8` } });
}

/** Streams text piece by piece, at the reader's pace; `end` is called when it is over, however it ends. */
export function streamAnswer(pieces: AsyncGenerator<string>, headers: Record<string, string>): Response {
  const encoder = new TextEncoder();
  const breath = new Breath();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = "";
      // Small pieces are gathered: one chunk per call would cost more than the call.
      while (text.length < 65_536) {
        const next = await pieces.next();
        if (next.done) {
          if (text !== "") controller.enqueue(encoder.encode(text));
          return controller.close();
        }
        text += next.value;
        await breath.take();
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, { headers: { ...guardedHeaders, ...headers } });
}

/** Tells values one after the other, each as a line of JSON of its own and as soon as it is there. A reader that goes away ends the work. */
export function linesAnswer(values: AsyncGenerator<unknown>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await values.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
    },
    async cancel() {
      await values.return(undefined);
    },
  }, { highWaterMark: 0 });
  return new Response(body, { headers: { ...guardedHeaders, "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" } });
}

/** Any refusal of the API, in one shape. */
export function errorAnswer({ status, code, message, fix }: ApiError): Response {
  return answer({ error: { code, message, fix } }, status);
}
