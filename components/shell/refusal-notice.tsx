import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import type { Refusal } from "./api.ts";

type Props = { readonly refusal: Refusal; readonly onRetry?: () => void };

/** What the server refused, and what to do about it. */
export function RefusalNotice({ refusal, onRetry }: Props) {
  return (
    <Notice kind="error" live message={refusal.message} code={refusal.code} fix={refusal.fix}>
      {onRetry && <Button small onClick={onRetry}>Retry</Button>}
    </Notice>
  );
}
