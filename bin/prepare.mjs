// Everything that must be there before the app can be served: packages, build, bundle.
import { withLock } from "./lock.mjs";
import { install } from "./install.mjs";
import { buildIfStale } from "./build.mjs";
import { bundle, bundleIsFresh } from "./bundle.mjs";

/** Installs, builds and bundles what is missing or stale; ends the process when one of them fails. */
export async function prepare(root) {
  await withLock(root, async () => {
    await install(root);
    const code = await buildIfStale(root);
    if (code !== 0) {
      console.error("The app could not be built (see above).");
      process.exit(1);
    }
    if (!bundleIsFresh()) await bundle();
  });
}
