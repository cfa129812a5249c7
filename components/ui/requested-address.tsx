"use client";

import { usePathname } from "next/navigation";

/** The address in the address bar, as text. */
export function RequestedAddress() {
  return <code className="[overflow-wrap:anywhere]">{usePathname()}</code>;
}
