import { redirect } from "next/navigation";
import { documents } from "./documents.ts";

/** The list of documents stands beside each of them: the first one opens it. */
export default function DocsRoute(): never {
  redirect(`/docs/${documents[0].slug}`);
}
