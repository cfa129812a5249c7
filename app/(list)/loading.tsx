import { Skeleton } from "@/components/ui/skeleton.tsx";

/** Outlines of rows of the list. */
export default function Loading() {
  return <Skeleton label="Reading the incidents" rows={6} rowHeightPx={48} />;
}
