import { join, resolve } from "node:path";

/** Where the app keeps everything: `AFTERTRACE_DATA`, or `data` in the clone. */
export function dataFolder(): string {
  // A folder of the running machine: the bundler must not look for it in the source tree.
  return resolve(/* turbopackIgnore: true */ process.env["AFTERTRACE_DATA"] ?? "data");
}

export const casesPath = (dataDir: string) => join(dataDir, "aftertrace.sqlite");
/** What only this installation may read: its signing key. */
export const keysFolder = (dataDir: string) => join(dataDir, "keys");
export const signingKeyPath = (dataDir: string) => join(dataDir, "keys", "custody.key");
/** The key that takes over, until the logs have said so. */
export const nextSigningKeyPath = (dataDir: string) => join(dataDir, "keys", "custody.next.key");
/** The bytes of an exhibit, named by their SHA-256 alone: nothing from the evidence gets into a path. */
export const exhibitPath = (dataDir: string, sha256: string) => join(dataDir, "exhibits", sha256);
export const exhibitsFolder = (dataDir: string) => join(dataDir, "exhibits");
/** Where the streams of compressed exhibits are unpacked to while they are open. */
export const unpackedFolder = (dataDir: string) => join(dataDir, "unpacked");
export const uploadsFolder = (dataDir: string) => join(dataDir, "uploads");
export const indexFolder = (dataDir: string) => join(dataDir, "index");
/** The derived index of one incident, complete or not there. */
export const indexPath = (dataDir: string, incident: string) => join(dataDir, "index", `${incident}.sqlite`);
/** The same while a job builds it. */
export const indexPartPath = (dataDir: string, incident: string, job: string) => join(dataDir, "index", `${incident}.${job}.part`);
export const bundlesFolder = (dataDir: string) => join(dataDir, "bundles");
/** The newest bundle of one incident, complete or not there. */
export const bundlePath = (dataDir: string, incident: string) => join(dataDir, "bundles", `${incident}.zip`);
/** The same while a job makes it. */
export const bundlePartPath = (dataDir: string, incident: string, job: string) => join(dataDir, "bundles", `${incident}.${job}.part`);
