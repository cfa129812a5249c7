import Link from "next/link";
import type { CallOriginView } from "@/lib/api/injectionContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { rowHref } from "../impact/impact-view.ts";
import { RuleLink } from "../method/rule-link.tsx";
import { classNames } from "../ui/class-names.ts";
import { injectionHref } from "./injection-address.ts";

type Props = { readonly incident: string; readonly origin: CallOriginView; readonly wide?: boolean };

/** What speaks for and against a verdict, what the instruction and the call share, the way from one to the other, and what is missing. */
export function OriginProof({ incident, origin, wide = false }: Props) {
  const { words, values, path, missing, rule } = origin;
  return (
    <div className="flex min-w-0 flex-col gap-2 text-sm">
      <div className={classNames("grid gap-x-6 gap-y-2", wide && "sm:grid-cols-2")}>
        <Side title="For" sentences={origin.for} none="Nothing is told that speaks for it." />
        <Side title="Against" sentences={origin.against} none="Nothing is told that speaks against it." />
      </div>
      {(words.length > 0 || values.length > 0) && (
        <p className="[overflow-wrap:anywhere]"><span className="text-text-muted">Shared by the instruction and the call:</span>{" "}
          {[...new Set([...values, ...words])].map((word) => <code key={word} className="mr-1.5 mb-0.5 inline-block max-w-full rounded-sm bg-mark px-1 text-text"><InlineText text={word} /></code>)}
        </p>
      )}
      {path.length > 0 && (
        <p className="[overflow-wrap:anywhere]"><span className="text-text-muted">The way from the passage to the call:</span>{" "}
          {path.map(({ id, row, name }, at) => (
            <span key={at}>{at > 0 && " → "}
              {id.startsWith("d") ? <Link className="text-accent underline" href={injectionHref(incident, { document: id })}>{id} <InlineText text={name} /></Link>
                : row === null ? <>{id} <InlineText text={name} /></> : <Link className="text-accent underline" href={rowHref(incident, row)}>{id} <InlineText text={name} /></Link>}
            </span>
          ))}
        </p>
      )}
      {missing.length > 0 && <Side title="Not in the evidence" sentences={missing} none="" />}
      <p className="flex flex-wrap items-baseline gap-x-2"><span className="text-text-muted">Rule that decided:</span> <RuleLink rule={rule} /></p>
    </div>
  );
}

type SideProps = { readonly title: string; readonly sentences: readonly string[]; readonly none: string };

function Side({ title, sentences, none }: SideProps) {
  return (
    <section className="min-w-0">
      <h3 className="font-semibold">{title}</h3>
      {sentences.length === 0 ? <p className="text-text-muted">{none}</p> : <ul className="list-disc pl-5">{sentences.map((sentence, at) => <li key={at} className="[overflow-wrap:anywhere]"><InlineText text={sentence} /></li>)}</ul>}
    </section>
  );
}
