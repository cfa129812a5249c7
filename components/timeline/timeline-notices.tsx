import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { withoutFilters } from "./address.ts";
import type { AddressBar } from "./use-address.ts";
import type { Found } from "./rows/use-located.ts";

type Props = {
  readonly bar: AddressBar;
  readonly found: Found;
  /** Brings the open row into sight. */
  readonly onShow: () => void;
};

/** What of the address could not be followed, and where the open row went. */
export function TimelineNotices({ bar, found, onShow }: Props) {
  const { address, misread, change } = bar;
  return (
    <>
      {misread.length > 0 && (
        <Notice kind="warning" live message={<>Part of the address means nothing here and was left out: {misread.map(({ name, value }, index) => (
          <span key={`${name} ${value}`}>{index > 0 && ", "}<code>{name}={value.slice(0, 60)}</code></span>
        ))}</>} />
      )}
      {found === "hidden" && (
        <Notice live message={<>The open step is not among these rows: a filter hides it. <Button kind="quiet" small onClick={() => change(withoutFilters(address))}>Clear filters</Button></>} />
      )}
      {found === "folded" && (
        <Notice live message={<>The open step is folded away in a row above it. <Button kind="quiet" small onClick={onShow}>Unfold to it</Button></>} />
      )}
      {found === "missing" && (
        <Notice kind="warning" live message={<>There is no row <code>{address.sel ?? address.named}</code> in this incident.</>}
          fix="The link may come from an earlier analysis, with other exhibits.">
          <Button small onClick={() => change({ sel: null, named: null })}>Close it</Button>
        </Notice>
      )}
    </>
  );
}
