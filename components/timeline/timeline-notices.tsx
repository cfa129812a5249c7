import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { withoutFilters } from "./address.ts";
import type { AddressBar } from "./use-address.ts";

type Props = { readonly bar: AddressBar; readonly found: "shown" | "hidden" | "missing" };

/** What of the address could not be followed, and where the open row went. */
export function TimelineNotices({ bar, found }: Props) {
  const { address, misread, change } = bar;
  return (
    <>
      {misread.length > 0 && (
        <Notice kind="warning" live message={<>Part of the address means nothing here and was left out: {misread.map(({ name, value }, index) => (
          <span key={`${name} ${value}`}>{index > 0 && ", "}<code>{name}={value.slice(0, 60)}</code></span>
        ))}</>} />
      )}
      {found === "hidden" && (
        <Notice live message="The open step is not among these rows: a filter hides it.">
          <Button small onClick={() => change(withoutFilters(address))}>Clear filters</Button>
        </Notice>
      )}
      {found === "missing" && (
        <Notice kind="warning" live message={<>There is no row <code>{address.sel}</code> in this incident.</>}
          fix="The link may come from an earlier analysis, with other exhibits.">
          <Button small onClick={() => change({ sel: null })}>Close it</Button>
        </Notice>
      )}
    </>
  );
}
