import type { IncidentOrigin } from "@/lib/api/bundleContract.ts";
import { incidentPath } from "../shell/api.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Hash } from "../ui/hash.tsx";
import { KeyValue } from "../ui/key-value.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { Time } from "../ui/time.tsx";

type Restored = NonNullable<IncidentOrigin["restored"]>;

const findingsWords: Readonly<Record<Restored["findings"], string>> = {
  pending: "not compared yet: that is done when the exhibits have been analysed here",
  same: "the exhibits give the findings of the bundle here too, byte for byte",
  other: "the exhibits give other findings here than the bundle has: another version, or other trusted keys",
};

/** The bundle that the incident was restored from, and the custody log that it brought. */
export function OriginNotice({ incident, restored }: { readonly incident: string; readonly restored: Restored }) {
  const { atUs, made, aftertrace, incident: original, signer, custody, findings, manifest, files } = restored;
  const file = (path: string): string => `${incidentPath(incident)}/origin/file?${new URLSearchParams({ path })}`;
  return (
    <section aria-label="Restored from a bundle" className="flex flex-col gap-3 rounded border border-border px-3 py-2.5">
      <h3 className="font-semibold">Restored from a bundle</h3>
      <KeyValue pairs={[
        { name: "Restored", value: <Time us={atUs} /> },
        { name: "Made", value: <>at {made} by Aftertrace {aftertrace}, of the incident <code>{original}</code></> },
        { name: "Manifest", value: <Hash value={manifest} label="hash of the manifest" /> },
        { name: "Signed by", value: <><Hash value={signer.fingerprint} label="fingerprint of the signer" /> {signer.trusted ? "a key that was trusted here" : "a key that nobody here vouched for"}</> },
        { name: "Its custody log", value: custody === null ? "none" : <span className="inline-flex flex-wrap items-center gap-2">{custody.status !== null && <StatusBadge status={custody.status} />} {countText(custody.records)} records, ending at <Hash value={custody.head} label="head of the log" /></span> },
        { name: "Findings", value: findingsWords[findings] },
      ]} />
      <div className="flex flex-wrap gap-2">
        {["custody/log.jsonl", "custody/keys.jwks", "manifest.json"].filter((path) => files.some((one) => one.path === path)).map((path) => (
          <a key={path} className={buttonStyle("plain", true)} href={file(path)} download><Glyph name="download" /> {path}</a>
        ))}
      </div>
    </section>
  );
}
