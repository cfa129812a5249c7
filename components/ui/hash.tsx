import { CopyButton } from "./copy-button.tsx";

type Props = { readonly value: string; readonly label?: string; readonly copy?: boolean };

/** A hash or a key, shortened in the middle; the whole of it is in the title, on the clipboard and on paper. */
export function Hash({ value, label = "hash", copy = true }: Props) {
  const short = value.length > 14 ? `${value.slice(0, 8)}…${value.slice(-4)}` : value;
  return (
    <span className="inline-flex items-center whitespace-nowrap">
      <code title={value} className="print:hidden">{short}</code>
      <code className="hidden whitespace-normal print:inline [overflow-wrap:anywhere]">{value}</code>
      {copy && <CopyButton text={value} label={`Copy ${label}`} />}
    </span>
  );
}
