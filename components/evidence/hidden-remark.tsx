import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";

type Props = {
  readonly count: number;
  readonly shown: boolean;
  readonly always: boolean;
  readonly onShown: (shown: boolean) => void;
  readonly onAlways: (always: boolean) => void;
};

/** Says that something cannot be seen, and offers to show it. */
export function HiddenRemark({ count, shown, always, onShown, onAlways }: Props) {
  if (count === 0) return null;
  return (
    <p data-print="hide" className="flex flex-wrap items-center gap-2 text-sm text-status-warning">
      {countText(count)} hidden {count === 1 ? "character" : "characters"}
      <Button small aria-pressed={shown} onClick={() => onShown(!shown)}>{shown ? "As written" : "Show hidden"}</Button>
      {shown && !always && <Button small kind="quiet" onClick={() => onAlways(true)}>Always</Button>}
    </p>
  );
}
