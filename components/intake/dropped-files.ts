/** A file to hand in, with its path inside a dropped or chosen folder as its name. */
export type Handed = { readonly file: File; readonly name: string };

/** From a file field; folders give each file its path. */
export function pickedFiles(list: FileList | null): Handed[] {
  return [...(list ?? [])].map((file) => ({ file, name: file.webkitRelativePath === "" ? file.name : file.webkitRelativePath }));
}

/** From a drop; folders are walked. Must be called while the drop is being handled: afterwards the list is empty. */
export async function droppedFiles(data: DataTransfer): Promise<Handed[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return pickedFiles(data.files);
  const found = await Promise.all(entries.map(filesUnder));
  return found.flat();
}

async function filesUnder(entry: FileSystemEntry): Promise<Handed[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, name: entry.fullPath.replace(/^\//, "") }];
  }
  if (!isFolder(entry)) return [];
  const found: Handed[] = [];
  for (const inner of await allEntries(entry)) found.push(...(await filesUnder(inner)));
  return found;
}

/** A reader gives at most a hundred entries at a time, and an empty list at the end. */
async function allEntries(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Pasted text as a file of its own. */
export function pastedFile(text: string, at: Date): Handed {
  const name = `pasted-${at.toISOString().slice(0, 19).replaceAll(":", "-")}.txt`;
  return { file: new File([text], name, { type: "text/plain" }), name };
}
