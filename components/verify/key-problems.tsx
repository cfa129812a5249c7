import type { KeyFile } from "@/lib/audit/keyFile.ts";
import { Collapsible } from "../ui/collapsible.tsx";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { validityText } from "../evidence/verification/known-key.ts";

/** The keys of a file, and what in it could not be used, each with its place. A private key is named at once. */
export function KeyProblems({ keys: { keys, problems } }: { readonly keys: KeyFile }) {
  return (
    <>
      {problems.map(({ code, at, message }) => (
        <p key={`${code} ${at} ${message}`} className="flex min-w-0 gap-2 text-sm">
          <span className="text-status-warning"><Glyph name="warning" label="Warning" /></span>
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <bdi>{message}</bdi>, <code>{code}</code> at <code><bdi>{at}</bdi></code>
            {code === "private_key" && ". A private key signs: whoever has this file can sign in its owner's name. Only public keys are needed here."}
          </span>
        </p>
      ))}
      {keys.length > 0 && (
        <Collapsible title={<span className="text-sm font-normal text-text-muted">{countText(keys.length)} {keys.length === 1 ? "key" : "ids with their keys"}</span>}>
          <ul className="flex flex-col gap-0.5 text-sm">
            {keys.slice(0, listedMax).map((key, place) => <li key={place} className="[overflow-wrap:anywhere]"><bdi>{key.id ?? key.name ?? "without an id: it answers for every record"}</bdi><span className="text-text-muted">, {validityText(key)}</span></li>)}
          </ul>
          {keys.length > listedMax && <p className="tabular text-sm text-text-muted">{countText(listedMax)} of {countText(keys.length)}</p>}
        </Collapsible>
      )}
    </>
  );
}

const listedMax = 50;
