"use client";

import { useEffect, useState } from "react";
import { bundleShape, type BundleShape } from "./bundle-shape.ts";
import type { Handed } from "./dropped-files.ts";

export type FoundBundle = { readonly handed: Handed; readonly shape: BundleShape };

/** The bundles among files that were chosen, told by their shape. */
export function useBundles(files: readonly Handed[]): readonly FoundBundle[] {
  const [found, setFound] = useState<readonly FoundBundle[]>([]);
  useEffect(() => {
    let wanted = true;
    const looked = files.map(async (handed): Promise<FoundBundle[]> => {
      const shape = await bundleShape(handed.file).catch(() => null);
      return shape === null ? [] : [{ handed, shape }];
    });
    void Promise.all(looked).then((all) => wanted && setFound(all.flat()));
    return () => void (wanted = false);
  }, [files]);
  return found.filter(({ handed }) => files.includes(handed));
}
