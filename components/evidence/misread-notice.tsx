"use client";

import { Notice } from "../ui/notice.tsx";
import { useEvidenceAddress } from "./use-evidence-address.ts";

/** Parts of the address that mean nothing here are named. */
export function MisreadNotice() {
  const { misread } = useEvidenceAddress();
  if (misread.length === 0) return null;
  return <Notice kind="warning" message={<>Part of the address means nothing here and was left out: <bdi>{misread.map(({ name, value }) => `${name}=${value.slice(0, 80)}`).join(", ")}</bdi>.</>} />;
}
