import { CopyButton } from "./copy-button.tsx";

type Props = { readonly value: string; readonly label?: string; readonly copy?: boolean };

/** What some hashes name before their digits. */
const algorithm = /^[a-z0-9]+:/;

/** A hash or a key, shortened in the middle; the whole of it is in the title, on the clipboard and on paper. */
export function Hash({ value, label = "hash", copy = true }: Props) {
  const bare = value.replace(algorithm, "");
  const short = bare.length > 14 ? `${value.slice(0, value.length - bare.length)}${bare.slice(0, 8)}…${bare.slice(-4)}` : value;
  return (
    <span className="inline-flex items-center whitespace-nowrap">
      <code title={value} className="print:hidden">{short}</code>
      <code className="hidden whitespace-normal print:inline [overflow-wrap:anywhere]">{value}</code>
      {copy && <CopyButton text={value} label={`Copy ${label}`} />}
    </span>
  );
}
