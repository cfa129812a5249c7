import { Skeleton } from "@/components/ui/skeleton.tsx";

/** Outlines at about the height of the three regions. */
export default function Loading() {
  return <Skeleton label="Reading the replay" rows={14} rowHeightPx={40} />;
}
