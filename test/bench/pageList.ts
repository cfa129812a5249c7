import { readdirSync } from "node:fs";
import { join, sep } from "node:path";

/** What stands for the parts of an address that change. */
export type PageValues = { readonly id: string; readonly exhibit: string };

/** The address of every page under app/, with these values in it: a page that is added is measured without anybody thinking of it. */
export function pageAddresses(root: string, values: PageValues): readonly string[] {
  const files = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("page.tsx") && !file.startsWith("api"));
  return files.map((file) => addressOf(file.split(sep).slice(0, -1), values)).toSorted();
}

function addressOf(folders: readonly string[], values: PageValues): string {
  const parts = folders.filter((folder) => !/^\(.*\)$/.test(folder)).map((folder) => {
    const name = /^\[(\w+)\]$/.exec(folder)?.[1];
    if (name === undefined) return folder;
    if (name === "id" || name === "exhibit") return values[name];
    throw new Error(`The bench knows no value for [${name}] of ${folders.join("/")}.`);
  });
  return `/${parts.join("/")}`;
}
