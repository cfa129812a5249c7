import dynamic from "next/dynamic";
import { Collapsible } from "../ui/collapsible.tsx";

const CommandTypeTables = dynamic(() => import("./command-type-tables.tsx").then((tables) => tables.CommandTypeTables));

/** What each command type usually means; the verdict on a call asks three questions of its own. */
export function CommandTypes({ open = false }: { readonly open?: boolean }) {
  return <Collapsible title="What the classes mean" defaultOpen={open}><CommandTypeTables /></Collapsible>;
}
