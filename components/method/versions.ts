/** The newest of versions written as `1.2.3`; "" of none. */
export function newestVersion(versions: readonly string[]): string {
  const numbers = (version: string) => version.split(".").map(Number);
  return [...versions].sort((a, b) => {
    const [left, right] = [numbers(a), numbers(b)];
    const at = left.findIndex((part, index) => part !== right[index]);
    return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  }).at(-1) ?? "";
}
