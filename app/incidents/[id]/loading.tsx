import { Skeleton } from "@/components/ui/skeleton.tsx";

/** Outlines at about the height of the overview. */
export default function Loading() {
  return <Skeleton label="Reading the incident" rows={12} rowHeightPx={44} />;
}
