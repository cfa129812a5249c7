import { Skeleton } from "@/components/ui/skeleton.tsx";

/** At about the height of the headline, the tiles and the matrix. */
export default function Loading() {
  return <Skeleton label="Reading the blast radius" rows={12} rowHeightPx={56} />;
}
