import { Skeleton } from "@/components/ui/skeleton.tsx";

/** As high as a list of a few keys. */
export default function Loading() {
  return <Skeleton label="Reading the trusted keys" rows={6} />;
}
