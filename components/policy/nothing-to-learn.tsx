import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";

type Props = { readonly incident: string; readonly exhibits: number; readonly state: "unread" | "no_calls" | "no_baseline" };

/** Why there is nothing that an allow-list could be learned from. */
export function NothingToLearn({ incident, exhibits, state }: Props) {
  const evidence = <LinkButton href={`/incidents/${incident}/evidence`}>Evidence</LinkButton>;
  switch (state) {
    case "unread":
      return <EmptyState title={exhibits === 0 ? "No exhibits yet" : "The exhibits have not been read yet"} action={evidence}>{exhibits === 0 ? "The allow-list is learned from the calls of the runs." : "The allow-list is drafted from the calls once they are analysed."}</EmptyState>;
    case "no_calls":
      return <EmptyState title="No tool call is in the evidence" action={evidence}>There is nothing to allow. Export the run again with inputs, outputs and child runs, and add exports of ordinary work.</EmptyState>;
    case "no_baseline":
      return <EmptyState title="No baseline calls to learn from: mark some" action={<LinkButton href={`/incidents/${incident}/timeline`}>Timeline</LinkButton>}>Every call did harm, was asked for by an injection or follows such a call. On the timeline x takes a call in; better still, add exports of ordinary work.</EmptyState>;
  }
}
