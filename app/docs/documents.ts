import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DocName } from "@/components/docs/doc-page.tsx";

/** The documents of `public/docs`, in the order in which somebody new would read them. */
export const documents = [
  { slug: "verdicts", title: "Verdicts and their limits" },
  { slug: "verification", title: "Verification" },
  { slug: "command-line", title: "Command line" },
  { slug: "api", title: "HTTP API" },
  { slug: "extending", title: "Formats, rules, exports" },
] as const satisfies readonly DocName[];

/** The Markdown of a document; null where there is none of that name. */
export async function readDocument(slug: string): Promise<string | null> {
  const known = documents.find((one) => one.slug === slug);
  return known === undefined ? null : readFile(join(process.cwd(), "public", "docs", `${known.slug}.md`), "utf8");
}
