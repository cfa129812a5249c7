import { ask, incidentPath, type Refusal } from "../shell/api.ts";
import { sendFile, type Uploaded } from "./upload.ts";
import type { Handed } from "./dropped-files.ts";

export type UploadState =
  | { readonly type: "waiting" }
  | { readonly type: "sending"; readonly sent: number }
  | { readonly type: "sent"; readonly answer: Uploaded }
  | { readonly type: "refused"; readonly refusal: Refusal }
  | { readonly type: "stopped" };

export type Upload = { readonly key: number; readonly name: string; readonly bytes: number; readonly state: UploadState };

/** Fired when an import may have begun: the link on every page looks for it. */
export const jobEvent = "aftertrace-job";

const none: readonly Upload[] = [];

/**
 * Files on their way, by incident. It belongs to the window and not to a page, so that going to another page of the
 * app does not stop an upload. When the last file of an incident has been sent, its analysis is asked for.
 */
export class Uploads {
  readonly #byIncident = new Map<string, readonly Upload[]>();
  readonly #aborts = new Map<number, AbortController>();
  readonly #listeners = new Set<() => void>();
  readonly #busy = new Set<string>();
  readonly #files = new Map<number, File>();
  #nextKey = 1;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of(incident: string): readonly Upload[] {
    return this.#byIncident.get(incident) ?? none;
  }

  /** True while a file is waiting or being sent, or the analysis is being asked for. */
  isBusy(incident: string): boolean {
    return this.#busy.has(incident);
  }

  /** Adds files and begins to send them, one after the other. */
  add(incident: string, files: readonly Handed[]): void {
    const added = files.map(({ file, name }): Upload => {
      const key = this.#nextKey++;
      this.#files.set(key, file);
      this.#aborts.set(key, new AbortController());
      return { key, name, bytes: file.size, state: { type: "waiting" } };
    });
    this.#set(incident, [...this.of(incident), ...added]);
    if (added.length > 0 && !this.#busy.has(incident)) void this.#run(incident);
  }

  /** Stops a file: before it is sent, or in the middle. */
  stop(incident: string, key: number): void {
    this.#aborts.get(key)?.abort();
    if (this.of(incident).find((upload) => upload.key === key)?.state.type === "waiting") this.#update(incident, key, { type: "stopped" });
  }

  /** Forgets the cards of what has ended. */
  clear(incident: string): void {
    this.#set(incident, this.of(incident).filter(({ state }) => state.type === "waiting" || state.type === "sending"));
  }

  async #run(incident: string): Promise<void> {
    this.#busy.add(incident);
    let changed = false;
    for (let next = this.#waiting(incident); next; next = this.#waiting(incident)) {
      const state = await this.#send(incident, next);
      changed ||= state.type === "sent" && state.answer.already === null;
    }
    if (changed) await ask(`${incidentPath(incident)}/analyze`, { method: "POST" });
    this.#busy.delete(incident);
    this.#tell();
    dispatchEvent(new Event(jobEvent));
  }

  #waiting(incident: string): Upload | undefined {
    return this.of(incident).find((upload) => upload.state.type === "waiting");
  }

  async #send(incident: string, { key, name }: Upload): Promise<UploadState> {
    const file = this.#files.get(key);
    const signal = this.#aborts.get(key)?.signal;
    if (!file || !signal) return { type: "stopped" };
    this.#update(incident, key, { type: "sending", sent: 0 });
    const end = await sendFile({ incident, file, name, signal, onSent: (sent) => this.#update(incident, key, { type: "sending", sent }) });
    this.#files.delete(key);
    this.#aborts.delete(key);
    this.#update(incident, key, end);
    return end;
  }

  #update(incident: string, key: number, state: UploadState): void {
    this.#set(incident, this.of(incident).map((upload) => (upload.key === key ? { ...upload, state } : upload)));
  }

  #set(incident: string, uploads: readonly Upload[]): void {
    this.#byIncident.set(incident, uploads);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The window's own. */
export const uploads = new Uploads();
