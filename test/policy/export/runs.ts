const asked = Number(process.env["AFTERTRACE_FUZZ"]);

/** How many policies a property is tried on: as many as AFTERTRACE_FUZZ says, for the long run, with another seed each time it says another number. */
export const runs = (usual: number, seed: number): { readonly numRuns: number; readonly seed: number } => (asked > 0 ? { numRuns: asked, seed: seed + asked } : { numRuns: usual, seed });
