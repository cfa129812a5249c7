import { Skeleton } from "@/components/ui/skeleton.tsx";

/** At about the height of the summary. */
export default function Loading() {
  return <Skeleton label="Writing the post-mortem" rows={12} rowHeightPx={56} />;
}
