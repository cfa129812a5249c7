#!/usr/bin/env node
// The command line from a clone: bundles lib/ when the bundle is missing or older than its sources, then runs it.
import { requireNode } from "./node-version.mjs";

requireNode();
const { bundle, bundleIsFresh, root } = await import("./bundle.mjs");
process.env.AFTERTRACE_ROOT = root;
if (!bundleIsFresh()) {
  try {
    await bundle();
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    console.error("Aftertrace is not installed yet: run `npm ci` in its folder first.");
    process.exit(2);
  }
}
await import(new URL("../dist/cli.mjs", import.meta.url).href);
