"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { VerifyClient } from "./session/verify-client.ts";
import { VerifyDesk } from "./verify-desk.ts";

export type Desk = { readonly desk: VerifyDesk; readonly client: VerifyClient };

/** The desk of this page and its worker, which is loaded as soon as the page is in a browser, so that verifying asks for nothing. Null before. */
export function useDesk(): Desk | null {
  const [made] = useState(make);
  const inBrowser = useSyncExternalStore(never, () => true, () => false);
  useSyncExternalStore(made.desk.subscribe, made.desk.version, made.desk.version);
  useEffect(() => {
    made.client.start();
    return () => made.client.stop();
  }, [made]);
  return inBrowser ? made : null;
}

function make(): Desk {
  const client = new VerifyClient();
  return { client, desk: new VerifyDesk(client, () => Date.now() * 1000) };
}

const never = () => () => {};
