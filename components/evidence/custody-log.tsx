import type { CustodyEntry } from "@/lib/api/contract.ts";
import type { CustodyKey, CustodyState } from "@/lib/api/custodyContract.ts";
import { CustodyLines } from "./custody-lines.tsx";
import { CustodyVerdict } from "./custody-verdict.tsx";
import { ExhibitRehash } from "./exhibit-rehash.tsx";

type Props = CustodyState & {
  readonly incident: string;
  readonly exhibits: number;
  /** The latest lines. */
  readonly entries: readonly CustodyEntry[];
  /** Lines in the whole log. */
  readonly total: number;
  readonly signedBy: CustodyKey;
};

/** Who did what, when; whether the log of it still holds; and whether the exhibits are still the bytes that came. */
export function CustodyLog({ incident, exhibits, entries, total, check, verifying, signedBy }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <CustodyVerdict incident={incident} check={check} verifying={verifying} signedBy={signedBy} />
      {exhibits > 0 && <ExhibitRehash incident={incident} exhibits={exhibits} />}
      <CustodyLines incident={incident} latest={entries} total={total} findings={check?.findings ?? []} />
    </div>
  );
}
