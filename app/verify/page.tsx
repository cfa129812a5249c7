import type { Metadata } from "next";
import { VerifyPage } from "@/components/verify/verify-page.tsx";

export const metadata: Metadata = { title: "Verify in the browser" };

/** Signed logs, verified in this page alone: nothing that is dropped here leaves it. */
export default function VerifyInTheBrowserPage() {
  return <VerifyPage />;
}
