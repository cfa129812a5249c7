import { Readable } from "node:stream";
import { ApiError } from "./answers.ts";

/** The body as a stream of the file system's kind; no body is an empty file. */
export function bodyStream(request: Request): Readable {
  return request.body === null ? Readable.from([]) : Readable.from(chunksOf(request.body));
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const { buffer, byteOffset, byteLength } = next.value;
      yield Buffer.from(buffer, byteOffset, byteLength);
    }
  } finally {
    // Where the upload was given up in between, the sender is told to stop.
    await reader.cancel();
  }
}

/** The size the sender announced: by Content-Length, and by X-File-Size where the page knows it; null where neither is there. */
export function announcedBytes(headers: Headers): number | null {
  const sizes = ["content-length", "x-file-size"].flatMap((name) => {
    const text = headers.get(name);
    return text === null || text === "" ? [] : [text];
  });
  const [first, second] = sizes;
  if (first === undefined) return null;
  if (!/^\d{1,15}$/.test(first) || (second !== undefined && Number(second) !== Number(first)))
    throw new ApiError(400, "bad_size", `The announced sizes do not agree: ${sizes.join(" and ")}.`, "Send the file's size as X-File-Size and nothing but the file as the body.");
  return Number(first);
}
