import { lexer } from "marked";
import Link from "next/link";
import { DocTokens } from "./doc-tokens.tsx";

/** A document as the list names it. */
export type DocName = { readonly slug: string; readonly title: string };

/** One document, beside the list of all. */
export function DocPage({ here, docs, text }: { readonly here: string; readonly docs: readonly DocName[]; readonly text: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-6 lg:flex-row">
      <nav aria-label="Documents" className="shrink-0 lg:w-52" data-print="hide">
        <ul className="flex flex-wrap gap-x-4 lg:sticky lg:top-4 lg:flex-col">
          {docs.map(({ slug, title }) => (
            <li key={slug}><Link href={`/docs/${slug}`} aria-current={slug === here ? "page" : undefined} className={`inline-flex min-h-7 items-center ${slug === here ? "font-semibold text-text no-underline" : "text-accent underline"}`}>{title}</Link></li>
          ))}
        </ul>
      </nav>
      <article className="flex min-w-0 flex-col gap-3"><DocTokens tokens={lexer(text)} /></article>
    </div>
  );
}
