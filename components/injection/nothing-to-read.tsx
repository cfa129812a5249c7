import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";

type Props = { readonly incident: string; readonly exhibits: number; readonly state: "unread" | "nothing" | "not_captured" };

/** Why there is no text to look at. That nothing reached the agent and that nothing of it was captured are different things. */
export function NothingToRead({ incident, exhibits, state }: Props) {
  const evidence = <LinkButton href={`/incidents/${incident}/evidence`}>Evidence</LinkButton>;
  switch (state) {
    case "unread":
      return <EmptyState title={exhibits === 0 ? "No exhibits yet" : "The exhibits have not been read yet"} action={evidence}>{exhibits === 0 ? "Who asked for a call is worked out from the exports of the run." : "Who asked for each call is worked out when they are analysed."}</EmptyState>;
    case "nothing":
      return <EmptyState title="No untrusted text reached the agent in this evidence" action={evidence}>No tool was called, nothing was retrieved and nothing was attached.</EmptyState>;
    case "not_captured":
      return <EmptyState title="What the agent read was not captured" action={evidence}>Tools were called, and none of their responses is in the evidence: text that reached the agent may have instructed it, and nobody can tell. Export the run again with outputs.</EmptyState>;
  }
}
