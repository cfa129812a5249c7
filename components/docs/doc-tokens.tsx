import type { MarkedToken, Token, Tokens } from "marked";
import { Fragment, type ReactNode } from "react";
import { headingId } from "./heading-id.ts";

/** Marked types tokens of extensions as anything; none are loaded here. */
const known = (tokens: readonly Token[] | undefined): readonly MarkedToken[] => (tokens ?? []) as readonly MarkedToken[];

/** The tokens of a document as elements. HTML in a document is shown as the text that it is. */
export function DocTokens({ tokens }: { readonly tokens: readonly Token[] | undefined }) {
  return known(tokens).map((token, place) => <Fragment key={place}>{drawn(token)}</Fragment>);
}

function drawn(token: MarkedToken): ReactNode {
  switch (token.type) {
    case "heading": return <Heading token={token} />;
    case "paragraph": return <p className="max-w-[90ch]"><DocTokens tokens={token.tokens} /></p>;
    case "list": return <List token={token} />;
    case "table": return <Table token={token} />;
    case "code": return <pre className="rounded border border-border bg-surface-raised p-3 text-sm whitespace-pre-wrap wrap-anywhere"><code>{token.text}</code></pre>;
    case "blockquote": return <blockquote className="border-l-2 border-border pl-3"><DocTokens tokens={token.tokens} /></blockquote>;
    case "codespan": return <code className="text-sm wrap-anywhere">{token.text}</code>;
    case "strong": return <strong><DocTokens tokens={token.tokens} /></strong>;
    case "em": return <em><DocTokens tokens={token.tokens} /></em>;
    case "del": return <del><DocTokens tokens={token.tokens} /></del>;
    case "link": return <a className="text-accent underline" href={pageHref(token.href)}><DocTokens tokens={token.tokens} /></a>;
    case "text": return "tokens" in token && token.tokens !== undefined ? <DocTokens tokens={token.tokens} /> : token.text;
    case "escape": return token.text;
    case "br": return <br />;
    case "hr": return <hr className="border-border" />;
    case "image": return token.text;
    case "list_item": return <DocTokens tokens={token.tokens} />;
    case "checkbox": return token.checked ? "☑ " : "☐ ";
    case "html": return token.text;
    case "space": case "def": return null;
    default: return token satisfies never;
  }
}

/** Documents name each other by their files, so that the links work where the files are read; the pages have no ending. */
const pageHref = (href: string): string => href.replace(/^([a-z-]+)\.md(?=$|#)/, "/docs/$1");

function Heading({ token }: { readonly token: Tokens.Heading }) {
  const id = headingId(token.text);
  const inside = <DocTokens tokens={token.tokens} />;
  switch (token.depth) {
    case 1: return <h1 className="text-2xl font-semibold">{inside}</h1>;
    case 2: return <h2 id={id} className="mt-4 text-lg font-semibold">{inside}</h2>;
    default: return <h3 id={id} className="mt-2 font-semibold">{inside}</h3>;
  }
}

function List({ token }: { readonly token: Tokens.List }) {
  const items = token.items.map((item, place) => <li key={place}><DocTokens tokens={item.tokens} /></li>);
  const className = "flex max-w-[90ch] flex-col gap-1 pl-5";
  return token.ordered ? <ol className={`${className} list-decimal`}>{items}</ol> : <ul className={`${className} list-disc`}>{items}</ul>;
}

function Table({ token }: { readonly token: Tokens.Table }) {
  const cell = "border-b border-border py-1 pr-4 text-left align-top";
  return (
    <div tabIndex={0} role="region" aria-label={token.header.map(({ text }) => text).join(", ")} className="overflow-x-auto">
      <table className="border-collapse">
        <thead><tr>{token.header.map((head, place) => <th key={place} scope="col" className={cell}><DocTokens tokens={head.tokens} /></th>)}</tr></thead>
        <tbody>{token.rows.map((row, place) => <tr key={place}>{row.map((field, column) => <td key={column} className={cell}><DocTokens tokens={field.tokens} /></td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
