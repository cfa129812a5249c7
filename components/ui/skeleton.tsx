type Props = { readonly label: string; readonly rows?: number; readonly rowHeightPx?: number };

/** Outlines at the size of what is coming, so that nothing jumps. */
export function Skeleton({ label, rows = 6, rowHeightPx = 36 }: Props) {
  return (
    <div role="status" aria-label={label} className="late flex flex-col gap-1">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden="true" className="rounded bg-surface-raised" style={{ height: rowHeightPx - 4 }} />
      ))}
    </div>
  );
}
