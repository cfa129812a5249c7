import { ask, type Answer } from "../shell/api.ts";
import type { z } from "zod";
import type { KeyPreview, KeySource, keyAcceptBodySchema, keyAcceptedSchema, keyChangedSchema, keyPatchSchema, KeyTrial, trustHistorySchema } from "@/lib/api/keyContract.ts";

export type KeyPatch = z.input<typeof keyPatchSchema>;
export type Acceptance = z.input<typeof keyAcceptBodySchema>;
export type Accepted = z.infer<typeof keyAcceptedSchema>;
export type Changed = z.infer<typeof keyChangedSchema>;
type Said = { readonly author: string; readonly reason: string };

const keys = "/api/v1/keys";
const keyPath = (id: string) => `${keys}/${encodeURIComponent(id)}`;
/** The file or the text that a key was read from. */
export const sourcePath = (id: string) => `${keyPath(id)}/source`;

export const lookAt = (source: KeySource): Promise<Answer<KeyPreview>> => ask(`${keys}/preview`, { method: "POST", body: { source } });
export const acceptKeys = (body: Acceptance): Promise<Answer<Accepted>> => ask(keys, { method: "POST", body });
export const tryKeys = ({ source, keys: chosen, claims, scope }: Acceptance, signal: AbortSignal): Promise<Answer<KeyTrial>> => ask(`${keys}/trial`, { method: "POST", body: { source, keys: chosen, claims, scope }, signal });

export const patchKey = (id: string, patch: KeyPatch, said: Said): Promise<Answer<Changed>> => ask(keyPath(id), { method: "PATCH", body: { ...patch, ...said } });
export const removeKey = (id: string, { author, reason }: Said): Promise<Answer<Changed>> => ask(`${keyPath(id)}?${new URLSearchParams({ author, reason }).toString()}`, { method: "DELETE" });
export const undoChange = (id: string, change: number, author: string): Promise<Answer<Changed>> => ask(`${keyPath(id)}/undo`, { method: "POST", body: { change, author } });
export const tryChange = (id: string, wish: { readonly patch: KeyPatch } | { readonly remove: true } | { readonly undo: number }, signal: AbortSignal): Promise<Answer<KeyTrial>> => ask(`${keyPath(id)}/trial`, { method: "POST", body: wish, signal });
export const readHistory = (id: string, signal: AbortSignal): Promise<Answer<z.infer<typeof trustHistorySchema>>> => ask(`${keyPath(id)}/history`, { signal });
