// Read by every entry point before anything else. Plain syntax only, so that an old Node can parse it.

/** Ends with a sentence when this Node is too old. */
export function requireNode() {
  var parts = process.versions.node.split(".");
  var major = Number(parts[0]);
  var minor = Number(parts[1]);
  var fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (fits) return;
  console.error(
    "Aftertrace needs Node.js 20.19 or newer, 22.13 or newer, or 24 and up. This is Node.js " +
      process.versions.node +
      ".",
  );
  process.exit(2);
}
