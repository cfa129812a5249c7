import { Skeleton } from "@/components/ui/skeleton.tsx";

/** The toolbar and twenty rows at their final height. */
export default function Loading() {
  return (
    <div className="flex flex-col gap-2">
      <Skeleton label="Reading the timeline" rows={1} rowHeightPx={40} />
      <Skeleton label="Reading rows" rows={20} rowHeightPx={28} />
    </div>
  );
}
