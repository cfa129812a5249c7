import { z } from "zod";
import { didKey } from "../audit/profiles/parts.ts";
import type { AuditCrypto } from "../audit/profile.ts";
import { fromBase64Url, toBase64Url, utf8 } from "../base/encodings.ts";
import { jcs, wellFormedMembers, type PlainObject } from "../base/jcs.ts";
import { readTime } from "../base/time.ts";
import type { CustodySigner } from "../evidence/custody.ts";
import { problemSchema } from "../findings.ts";

export const bundleSchema = "aftertrace.bundle/1";
/** The one file that the manifest itself does not list: it stands last in the archive. */
export const manifestPath = "manifest.json";
export const bundleRoles = ["exhibit", "findings", "decisions", "custody", "keys", "policy", "report", "origin"] as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const instant = z.string().max(60).refine((text) => readTime(text) !== null);
const exhibitId = z.string().regex(/^x[1-9]\d{0,8}$/);
/** Lower-case words, nothing that leads out of a folder, nothing that two file systems take for the same name. */
export const bundlePathSchema = z.string().max(200).regex(/^(?:[a-z0-9](?:[a-z0-9-]|\.(?!\.))*\/)*[a-z0-9](?:[a-z0-9-]|\.(?!\.))*$/);

const exhibitSchema = z.strictObject({
  id: exhibitId, name: z.string().min(1).max(1_001), container: exhibitId.nullable(), added: instant,
  problems: z.array(problemSchema).describe("refused at the door: entries of an archive that were not taken out"),
});
const fileSchema = z.strictObject({
  path: bundlePathSchema, role: z.enum(bundleRoles), bytes: count, sha256,
  packed: z.strictObject({ method: z.enum(["stored", "deflated"]), bytes: count, sha256 }).describe("as it lies in the archive"),
  exhibit: exhibitSchema.optional().describe("of exhibits alone: what they were called when they were handed in"),
});
const unsignedSchema = z.strictObject({
  schema: z.literal(bundleSchema),
  aftertrace: z.string().max(100).describe("version of the product that made it"),
  created: instant,
  incident: z.strictObject({ id: z.string().regex(/^[a-z0-9]{1,40}$/), title: z.string().max(301), opened: instant, sample: z.string().max(200).nullable() }),
  custody: z.strictObject({ log: z.string().max(100), records: count, head: z.string().max(100) }).nullable().describe("the end of the custody log inside, when the bundle was made"),
  keySet: z.string().max(100).describe("the trusted keys that the findings were made with, by their digest"),
  files: z.array(fileSchema).max(20_000),
});
const manifestSchema = unsignedSchema.extend({ signature: z.strictObject({ key: z.string().max(200).describe("did:key of the signer"), sig: z.string().max(200) }) });

export type BundleRole = (typeof bundleRoles)[number];
export type BundleFile = z.infer<typeof fileSchema>;
export type BundleExhibit = z.infer<typeof exhibitSchema>;
export type UnsignedManifest = z.infer<typeof unsignedSchema>;
export type BundleManifest = z.infer<typeof manifestSchema>;

/** Signs a manifest and spells it as it lies in the archive: RFC 8785. */
export function signManifest(manifest: UnsignedManifest, signer: CustodySigner): { readonly manifest: BundleManifest; readonly text: string } {
  // Half a surrogate pair cannot be signed: what names and problems say of evidence may hold one.
  const unsigned = unsignedSchema.parse(wellFormedMembers(plainOf(manifest)));
  const signature = { key: signer.did, sig: toBase64Url(signer.sign(manifestMessage(unsigned))) };
  const signed: BundleManifest = { ...unsigned, signature };
  return { manifest: signed, text: spelled(signed) };
}

/** The bytes that are signed: a label, which no other format of ours shares, and the canonical form without the signature. */
export function manifestMessage(manifest: UnsignedManifest): Uint8Array {
  return utf8(`${bundleSchema}\n${spelled(manifest)}`);
}

const spelled = (manifest: UnsignedManifest | BundleManifest): string => jcs(plainOf(manifest));

/** The schemas let nothing through that is not plain; what is undefined is not there. */
function plainOf(manifest: UnsignedManifest | BundleManifest): PlainObject {
  return JSON.parse(JSON.stringify(manifest)) as PlainObject;
}

export type ReadManifest =
  | { readonly kind: "manifest"; readonly manifest: BundleManifest; readonly signed: boolean; readonly key: Uint8Array | null; readonly faults: readonly string[] }
  | { readonly kind: "unreadable"; readonly why: string };

/** Reads a manifest and checks its form and its signature, under the key that it names itself: who that is, is for the reader to say. */
export function readManifest(text: string, crypto: AuditCrypto): ReadManifest {
  const value = parsed(text);
  if (value === undefined) return { kind: "unreadable", why: "it is not JSON" };
  const read = manifestSchema.safeParse(value);
  if (!read.success) return { kind: "unreadable", why: `it is no manifest of the form ${bundleSchema}: ${read.error.issues.slice(0, 3).map(({ path }) => path.join(".") || "the whole").join(", ")}` };
  const manifest = read.data;
  const faults = [...formFaults(manifest), ...(canonicalText(manifest) === text ? [] : ["it is not spelled in the canonical form (RFC 8785)"])];
  const { signature, ...unsigned } = manifest;
  const key = didKey(signature.key);
  const sig = fromBase64Url(signature.sig, 64);
  const signed = key !== null && sig !== null && crypto.verify(key, manifestMessage(unsigned), sig);
  return { kind: "manifest", manifest, signed, key, faults: signed ? faults : [...faults, "its signature does not hold: it is not what was signed"] };
}

function canonicalText(manifest: BundleManifest): string | null {
  try {
    return spelled(manifest);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What the schema alone cannot say: no file twice, exhibits lie under their hash, and each names an exhibit that is there. */
function formFaults({ files }: BundleManifest): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const exhibits = files.flatMap(({ role, exhibit, sha256: hash, path }) => (role === "exhibit" ? [{ exhibit, hash, path }] : []));
  const ids = new Set(exhibits.map(({ exhibit }) => exhibit?.id));
  const needed = ["findings.json", "decisions.json"].filter((path) => !paths.has(path));
  return [
    ...(paths.size < files.length || paths.has(manifestPath) ? ["it lists a file twice"] : []),
    ...(ids.size < exhibits.length ? ["two exhibits have one id"] : []),
    ...exhibits.flatMap(({ exhibit, hash, path }) => (exhibit === undefined || path !== `exhibits/${hash}` ? [`${path} is not named by its hash`] : [])),
    ...exhibits.flatMap(({ exhibit, path }) => (exhibit === undefined || exhibit.container === null || ids.has(exhibit.container) ? [] : [`the archive that ${path} came out of is not there`])),
    ...needed.map((path) => `${path} is not listed`),
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
