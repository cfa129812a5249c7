"use client";

import { Button } from "../ui/button.tsx";
import { Keys } from "./keys.tsx";
import { useRunCommand } from "./use-command-handler.ts";

/** The list of commands and the help, at the same place of every page of an incident. */
export function CommandButtons() {
  const run = useRunCommand();
  return (
    <>
      <Button small onClick={() => run("palette")}>
        Commands <span aria-hidden className="text-text-muted max-sm:hidden pointer-coarse:hidden"><Keys keys="Mod+k" /></span>
      </Button>
      <Button small aria-label="Keys and help" onClick={() => run("help")}>?</Button>
    </>
  );
}
