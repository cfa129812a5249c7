import { init } from "@guanmingchiu/sqlparser-ts";
import { loadModule } from "libpg-query";

let loading: Promise<void> | null = null;
let isLoaded = false;

/** Loads the two SQL parsers (WebAssembly) once. Must have ended before anything is classified. */
export function loadParsers(): Promise<void> {
  loading ??= Promise.all([init(), loadModule()]).then(() => {
    isLoaded = true;
  });
  return loading;
}

/** Throws where a caller forgot: without parsers every statement would look unknown. */
export function parsersLoaded(): void {
  if (!isLoaded) throw new Error("loadParsers() has not ended");
}
