"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import type { FindingClass } from "@/lib/audit/report.ts";
import type { AuditStatus } from "@/lib/audit/auditStatus.ts";

type Anchor = `finding:${FindingClass}` | `check:${string}` | `verdict:${AuditStatus}`;
type Props = { readonly anchor: Anchor; readonly children: ReactNode };

/** Pages that hold what nobody else has: a log that was dropped there is gone once the reader leaves. */
const heldPages: readonly string[] = ["/verify"];

/** What a finding, a check or a verdict shows and does not, on the method page. */
export function MethodLink({ anchor, children }: Props) {
  const held = heldPages.includes(usePathname());
  return (
    <Link href={`/method#${anchor}`} prefetch={false} {...(held && { target: "_blank", rel: "noopener" })} title="What this shows, and what it does not" className="inline-flex min-h-6 min-w-0 items-center underline decoration-text-muted decoration-dotted underline-offset-4 hover:decoration-solid">
      {children}{held && <span className="sr-only"> (opens in a new tab)</span>}
    </Link>
  );
}
