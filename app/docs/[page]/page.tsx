import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DocPage } from "@/components/docs/doc-page.tsx";
import { documents, readDocument } from "../documents.ts";

export async function generateMetadata({ params }: PageProps<"/docs/[page]">): Promise<Metadata> {
  const { page } = await params;
  return { title: documents.find(({ slug }) => slug === page)?.title ?? "Documents" };
}

/** A document about the product. */
export default async function DocRoute({ params }: PageProps<"/docs/[page]">) {
  const { page } = await params;
  const text = await readDocument(page);
  if (text === null) notFound();
  return <DocPage here={page} docs={documents} text={text} />;
}
