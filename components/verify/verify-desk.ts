import type { GenericChoice } from "@/lib/audit/genericProfile.ts";
import { joinKeySets } from "@/lib/audit/keyFile.ts";
import { nobleCrypto } from "@/lib/audit/nobleCrypto.ts";
import { noKeys, type KeySet, type TrustedKey } from "@/lib/audit/trustedKeys.ts";
import type { Handed } from "../intake/dropped-files.ts";
import { besideLog, fileBytesMax, filesMax, usedAs, type FileUse, type GivenFile, type GivenState } from "./given-file.ts";
import { tooLarge, tooMany } from "./verify-words.ts";
import type { OfferedKey, VerifyOutcome, VerifyProgress, VerifyRequest } from "./session/protocol.ts";
import type { VerifyClient } from "./session/verify-client.ts";

export type Asks = Pick<VerifyClient, "ask">;

/** How far the verification of one log is. */
export type RunState =
  | { readonly type: "waiting" }
  | { readonly type: "running"; readonly progress: VerifyProgress }
  | { readonly type: "done"; readonly outcome: VerifyOutcome }
  | { readonly type: "failed"; readonly message: string };

/** A key that came with a log and that the reader accepted, for this look only. */
export type AcceptedKey = { readonly fingerprint: string; readonly key: Uint8Array; readonly id: string | null; readonly atUs: number };

/** One log on the desk. `run`: counts verifications, so that what was read of an earlier one is not mistaken for this one's. */
export type DeskLog = {
  readonly file: GivenFile;
  readonly exhibit: string;
  readonly state: RunState;
  readonly run: number;
  readonly accepted: readonly AcceptedKey[];
  readonly generic: GenericChoice | null;
  readonly head: GivenFile | null;
  readonly payload: GivenFile | null;
};

type Kept = { state: RunState; run: number; accepted: AcceptedKey[]; generic: GenericChoice | null; askedFor: string | null; stop: AbortController | null };

/**
 * Everything that was handed to the page /verify: files, what each is used as, and the verification of each log, which
 * starts anew whenever what it rests on has changed. Components listen and read.
 */
export class VerifyDesk {
  readonly #client: Asks;
  readonly #nowUs: () => number;
  readonly #kept = new Map<string, Kept>();
  readonly #listeners = new Set<() => void>();
  #files: readonly GivenFile[] = [];
  #joined: { readonly of: readonly GivenFile[]; readonly keys: KeySet } = { of: [], keys: noKeys };
  #version = 0;
  #next = 1;

  constructor(client: Asks, nowUs: () => number) {
    this.#client = client;
    this.#nowUs = nowUs;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes whenever something here does. */
  readonly version = (): number => this.#version;

  get files(): readonly GivenFile[] {
    return this.#files;
  }

  /** The keys of all key files together. Keys that were accepted for one log are not among them. */
  get keys(): KeySet {
    if (this.#joined.of !== this.#files) {
      const sets = this.#using("keys").flatMap(({ state }) => (state.type === "read" && state.file.is.kind === "keys" ? [state.file.is.keys] : []));
      this.#joined = { of: this.#files, keys: joinKeySets(sets, nobleCrypto) };
    }
    return this.#joined.keys;
  }

  get logs(): readonly DeskLog[] {
    const logs = this.#using("log");
    const [heads, payloads] = [this.#using("head"), this.#using("payload")];
    return logs.map((file, place) => {
      const { state, run, accepted, generic } = this.#keptOf(file.id);
      return { file, exhibit: `x${place + 1}`, state, run, accepted, generic, head: besideLog(file, logs, heads), payload: besideLog(file, logs, payloads) };
    });
  }

  /** Reads files one after the other; each is verified, or used, as soon as all that came with it have been read. */
  async add(handed: readonly Handed[]): Promise<void> {
    const room = filesMax - this.#files.length;
    const given = handed.map(({ file, name }, place): [GivenFile, Blob] => [{ id: `f${this.#next++}`, name, bytes: file.size, chosen: null, state: place >= room ? tooMany() : file.size > fileBytesMax ? tooLarge(file.size) : { type: "reading" } }, file]);
    this.#files = [...this.#files, ...given.map(([file]) => file)];
    this.#tell();
    for (const [{ id, name, state }, blob] of given) {
      if (state.type !== "reading") continue;
      this.#setState(id, await this.#read(id, name, blob));
    }
    this.#verifyWhatChanged();
  }

  remove(id: string): void {
    this.#kept.get(id)?.stop?.abort();
    this.#kept.delete(id);
    const read = this.#files.find((file) => file.id === id)?.state.type === "read";
    this.#files = this.#files.filter((file) => file.id !== id);
    if (read) void this.#client.ask("forget", { file: id });
    this.#verifyWhatChanged();
  }

  use(id: string, use: FileUse): void {
    this.#files = this.#files.map((file) => (file.id === id ? { ...file, chosen: use } : file));
    this.#verifyWhatChanged();
  }

  accept(log: string, { fingerprint, key, id }: Pick<OfferedKey, "fingerprint" | "key" | "id">): void {
    const kept = this.#keptOf(log);
    if (!kept.accepted.some((one) => one.fingerprint === fingerprint)) kept.accepted = [...kept.accepted, { fingerprint, key, id, atUs: this.#nowUs() }];
    this.#verifyWhatChanged();
  }

  takeBack(log: string, fingerprint: string): void {
    const kept = this.#keptOf(log);
    kept.accepted = kept.accepted.filter((one) => one.fingerprint !== fingerprint);
    this.#verifyWhatChanged();
  }

  /** How the records of an unknown shape are to be read. */
  choose(log: string, generic: GenericChoice | null): void {
    this.#keptOf(log).generic = generic;
    this.#verifyWhatChanged();
  }

  cancel(log: string): void {
    this.#keptOf(log).stop?.abort();
  }

  again(log: string): void {
    this.#keptOf(log).askedFor = null;
    this.#verifyWhatChanged();
  }

  #using(use: FileUse): GivenFile[] {
    return this.#files.filter((file) => usedAs(file) === use);
  }

  #keptOf(id: string): Kept {
    const known = this.#kept.get(id) ?? { state: { type: "waiting" }, run: 0, accepted: [], generic: null, askedFor: null, stop: null };
    this.#kept.set(id, known);
    return known;
  }

  async #read(id: string, name: string, blob: Blob): Promise<GivenState> {
    try {
      return { type: "read", file: await this.#client.ask("read", { file: id, name, blob }) };
    } catch (error) {
      return { type: "refused", why: `It could not be read: ${error instanceof Error ? error.message : String(error)}.`, instead: "A file that another program has open or that has been moved cannot be read; hand it in once more." };
    }
  }

  #setState(id: string, state: GivenState): void {
    this.#files = this.#files.map((file) => (file.id === id ? { ...file, state } : file));
    this.#tell();
  }

  /** Starts every log whose keys, neighbours or reading are others than those it was last verified with. */
  #verifyWhatChanged(): void {
    const shared = this.keys;
    for (const log of this.logs) {
      const request = this.#requestFor(log, shared);
      const asked = requestText(request);
      const kept = this.#keptOf(log.file.id);
      if (kept.askedFor === asked) continue;
      kept.stop?.abort();
      kept.askedFor = asked;
      kept.run += 1;
      void this.#verify(log.file.id, kept, request);
    }
    this.#tell();
  }

  #requestFor({ exhibit, accepted, head, payload, generic }: DeskLog, shared: KeySet): VerifyRequest {
    const own = accepted.map(({ key, id, atUs }): TrustedKey => ({ key, id, name: null, validFromUs: null, validUntilUs: null, revoked: null, source: `came with the log, accepted for this look at ${new Date(atUs / 1000).toISOString()}` }));
    return { exhibit, keys: { ...shared, keys: [...shared.keys, ...own] }, accepted: accepted.map(({ fingerprint }) => fingerprint), head: head?.id ?? null, payload: payload?.id ?? null, generic };
  }

  async #verify(file: string, kept: Kept, request: VerifyRequest): Promise<void> {
    const stop = new AbortController();
    const { run } = kept;
    kept.stop = stop;
    const set = (state: RunState): void => {
      // What a newer verification has taken the place of is not heard any more.
      if (kept.run !== run) return;
      kept.state = state;
      this.#tell();
    };
    set({ type: "running", progress: { entries: 0, share: 0 } });
    try {
      set({ type: "done", outcome: await this.#client.ask("verify", { file, request }, { signal: stop.signal, onProgress: (progress) => set({ type: "running", progress }) }) });
    } catch (error) {
      set({ type: "failed", message: error instanceof Error ? error.message : String(error) });
    }
  }

  #tell(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

/** Two requests with the same text come to the same verdict. */
function requestText({ keys, ...rest }: VerifyRequest): string {
  const listed = keys.keys.map(({ key, id, validFromUs, validUntilUs, revoked }) => [[...key], id, validFromUs, validUntilUs, revoked]);
  return JSON.stringify([rest, listed, [...keys.revokedIds], keys.endorsements.map(({ signature }) => [...signature])]);
}
