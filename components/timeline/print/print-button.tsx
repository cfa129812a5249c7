"use client";

import { Button } from "../../ui/button.tsx";

/** Opens the browser's own print dialog, which also saves as PDF. */
export function PrintButton() {
  return <Button kind="primary" onClick={() => print()}>Print or save as PDF</Button>;
}
