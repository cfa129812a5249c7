import { Skeleton } from "@/components/ui/skeleton.tsx";

/** Outlines at about the height of three exhibit cards. */
export default function Loading() {
  return <Skeleton label="Reading the evidence" rows={12} rowHeightPx={44} />;
}
