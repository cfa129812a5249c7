import { Skeleton } from "@/components/ui/skeleton.tsx";

/** Toolbar, map, window and twenty rows at their final height. */
export default function Loading() {
  return (
    <div data-wide className="flex flex-col gap-1.5 lg:gap-1">
      <Skeleton label="Reading the timeline" rows={1} rowHeightPx={34} />
      <div className="h-21 max-sm:hidden [@media(min-height:900px)]:h-26" />
      <Skeleton label="Reading the map" rows={1} rowHeightPx={32} />
      <Skeleton label="Reading rows" rows={20} rowHeightPx={28} />
    </div>
  );
}
