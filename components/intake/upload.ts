import { incidentPath, refusalOf, type Refusal } from "../shell/api.ts";

/** The answer to an upload, as lib/api/contract.ts has it. */
export type Uploaded = { readonly exhibit: string; readonly sha256: string; readonly bytes: number; readonly already: string | null };

export type UploadEnd<T = Uploaded> = { readonly type: "sent"; readonly answer: T } | { readonly type: "refused"; readonly refusal: Refusal } | { readonly type: "stopped" };

type Raw = { readonly path: string; readonly file: File; readonly onSent: (bytes: number) => void; readonly signal: AbortSignal };
type Sending = Omit<Raw, "path"> & { readonly incident: string; readonly name: string };

/** Hands one file in as an exhibit. */
export function sendFile({ incident, name, ...rest }: Sending): Promise<UploadEnd> {
  return sendRaw<Uploaded>({ path: `${incidentPath(incident)}/exhibits?${new URLSearchParams({ name })}`, ...rest });
}

/** Sends one file as it is. XMLHttpRequest because fetch does not say how much has been sent. */
export function sendRaw<T>({ path, file, onSent, signal }: Raw): Promise<UploadEnd<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const refuse = (refusal: Refusal) => resolve({ type: "refused", refusal });
    request.open("POST", path);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () => {
      if (request.status >= 300) return refuse(refusalOf(request.status, request.responseText));
      resolve({ type: "sent", answer: answerOf<T>(request.responseText) });
    };
    request.onerror = () => refuse({
      code: "connection_lost", status: null, message: "The connection was lost before all of the file was sent.",
      fix: "Nothing of it was kept. See whether Aftertrace is still running, then send it again.",
    });
    request.onabort = () => resolve({ type: "stopped" });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

/** Our own server's answer. */
function answerOf<T>(text: string): T {
  return JSON.parse(text) as T;
}
