import { Skeleton } from "@/components/ui/skeleton.tsx";

/** Outlines at about the height of the two runs and what differs. */
export default function Loading() {
  return <Skeleton label="Comparing the runs" rows={12} rowHeightPx={56} />;
}
