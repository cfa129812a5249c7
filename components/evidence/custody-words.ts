import { formatInstant } from "@/lib/base/time.ts";

/** An instant for the clipboard: whoever reads it elsewhere has no clock to choose. */
export function instantText(us: number | null): string {
  return us === null ? "without a time" : formatInstant(us);
}
