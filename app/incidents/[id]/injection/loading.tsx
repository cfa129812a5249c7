import { Skeleton } from "@/components/ui/skeleton.tsx";

/** At about the height of the verdict and the three columns. */
export default function Loading() {
  return <Skeleton label="Reading who asked for it" rows={12} rowHeightPx={56} />;
}
