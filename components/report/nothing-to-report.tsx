import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** Why there is no report yet. */
export function NothingToReport({ incident, exhibits }: { readonly incident: string; readonly exhibits: number }) {
  return (
    <EmptyState title={exhibits === 0 ? "No exhibits yet" : "The exhibits have not been read yet"} action={<LinkButton href={`/incidents/${incident}/evidence`}>Evidence</LinkButton>}>
      {exhibits === 0 ? "The post-mortem is made of what the exhibits show; people write beside it." : "The post-mortem is made when the exhibits are read. The evidence page shows how far that is."}
    </EmptyState>
  );
}
