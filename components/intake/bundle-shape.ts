/** What a bundle says of itself; nothing of it is verified here. */
export type BundleShape = { readonly title: string; readonly made: string; readonly aftertrace: string; readonly exhibits: number; readonly signer: string; readonly trustsKeys: boolean };

const endBytes = 22;
const directoryBytesMax = 16 * 1_048_576;
const manifestBytesMax = 32 * 1_048_576;
const manifestName = "manifest.json";
/** Longer than a list of trusted keys without a key. */
const emptyTrustBytes = 60;

/** Reads the manifest of a bundle out of its end; null for every other file. By shape: what the file is called does not count. */
export async function bundleShape(file: File): Promise<BundleShape | null> {
  if (file.size < endBytes || !(await startsLikeZip(file))) return null;
  const end = await viewOf(file, file.size - endBytes, endBytes);
  const [length, at] = [end.getUint32(12, true), end.getUint32(16, true)];
  if (end.getUint32(0, true) !== 0x06054b50 || length > directoryBytesMax || at + length > file.size) return null;
  const place = manifestPlace(await viewOf(file, at, length));
  if (place === null || place.bytes > manifestBytesMax) return null;
  const text = await file.slice(place.offset + 30 + manifestName.length, place.offset + 30 + manifestName.length + place.bytes).text();
  return shapeOf(text);
}

const viewOf = async (file: File, at: number, length: number): Promise<DataView> => new DataView(await file.slice(at, at + length).arrayBuffer());

async function startsLikeZip(file: File): Promise<boolean> {
  return (await viewOf(file, 0, 4)).getUint32(0, true) === 0x04034b50;
}

/** The manifest is the last file of the directory. */
function manifestPlace(directory: DataView): { readonly offset: number; readonly bytes: number } | null {
  const length = 46 + manifestName.length;
  const at = directory.byteLength - length;
  if (at < 0 || directory.getUint32(at, true) !== 0x02014b50) return null;
  const name = Array.from(manifestName, (_, place) => String.fromCodePoint(directory.getUint8(at + 46 + place))).join("");
  return name === manifestName ? { bytes: directory.getUint32(at + 24, true), offset: directory.getUint32(at + 42, true) } : null;
}

function shapeOf(text: string): BundleShape | null {
  const manifest = objectOf(parsed(text));
  if (manifest === null || manifest["schema"] !== "aftertrace.bundle/1") return null;
  const listed: readonly unknown[] = Array.isArray(manifest["files"]) ? manifest["files"] : [];
  const files = listed.map(objectOf).filter((one) => one !== null);
  const word = (of: Members | null, name: string): string => (typeof of?.[name] === "string" ? of[name] : "");
  const trust = files.find((file) => file["path"] === "keys/trusted.json")?.["bytes"];
  return {
    title: word(objectOf(manifest["incident"]), "title"), made: word(manifest, "created"), aftertrace: word(manifest, "aftertrace"), signer: word(objectOf(manifest["signature"]), "key"),
    exhibits: files.filter((file) => file["role"] === "exhibit").length, trustsKeys: typeof trust === "number" && trust > emptyTrustBytes,
  };
}

type Members = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Members | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
