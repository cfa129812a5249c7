import { Skeleton } from "@/components/ui/skeleton.tsx";

/** At about the height of the rules and the text. */
export default function Loading() {
  return <Skeleton label="Drafting the allow-list" rows={12} rowHeightPx={56} />;
}
