/**
 * Who may talk to the server. Pure decisions about one request's headers; proxy.ts asks for pages; the handlers under app/api
 * ask through lib/api/handler.ts, because the proxy would cut uploads at 10 MB.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export const sessionCookie = "aftertrace_session";

/** The settings that the decisions depend on, read from the environment. */
export type Access = {
  /** The address the server listens on. */
  readonly bind: string;
  /** The credential, or null where none is asked for: on the loopback address only. */
  readonly token: string | null;
};

export type Refusal = { readonly status: 401 | 403 | 421 | 429; readonly message: string };
export type GuardedRequest = { readonly method: string; readonly headers: Headers };
/** A page is opened in a window; data is what scripts and command lines fetch. */
export type AskedFor = "page" | "data";

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

export function accessFromEnv(env: Readonly<Record<string, string | undefined>>): Access {
  return { bind: env["HOST"] || "127.0.0.1", token: env["AFTERTRACE_TOKEN"] || null };
}

/** Is this address only reachable from the machine itself? */
export function isLoopback(bind: string): boolean {
  return loopbackNames.includes(bind) || bind === "::1";
}

/**
 * Does the Host header name this server? On the loopback address only its own names will do: a hostile page can point
 * its own name at 127.0.0.1 (DNS rebinding) and would otherwise read every incident. Elsewhere the server cannot know
 * all its names; there the token protects, whose cookie the browser ties to the name it was given under.
 */
export function allowedHost(hostHeader: string | null, bind: string): boolean {
  const name = hostName(hostHeader);
  if (name === null) return false;
  return isLoopback(bind) ? loopbackNames.includes(name) : true;
}

function hostName(hostHeader: string | null): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(hostHeader ?? "");
  return match?.[1]?.toLowerCase() ?? null;
}

type Source = {
  readonly method: string;
  readonly host: string | null;
  readonly origin: string | null;
  /** Sec-Fetch-Site, -Mode and -Dest: what the browser says of who asks, and what for. */
  readonly site: string | null;
  readonly mode: string | null;
  readonly dest: string | null;
};

/**
 * Does a request come from our own page? Another site, or another port of this machine, may not even read: it would not
 * see the answer, but could measure how long a search takes, or keep the server busy. It may only lead to a page, in a
 * whole window. A request without Origin and Sec-Fetch-Site comes from no browser, so no hostile page is behind it.
 */
export function allowedSource({ method, host, origin, site, mode, dest }: Source, asked: AskedFor): boolean {
  if (site !== null && site !== "same-origin" && site !== "none")
    return asked === "page" && ["GET", "HEAD"].includes(method.toUpperCase()) && mode === "navigate" && dest === "document";
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

/** Compares in constant time, whatever the lengths. */
export function tokenMatches(given: string | null | undefined, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given ?? ""), digest(expected)) && expected !== "";
}

/** What the cookie holds: derived from the token, so that the token itself is never stored in a browser. */
export function sessionOf(token: string): string {
  return createHmac("sha256", token).update("aftertrace session 1").digest("hex");
}

/** The request's own page to go back to after signing in; anything that could lead to another site becomes "/". */
export function safeReturn(path: string | null | undefined): string {
  const base = "http://aftertrace.invalid";
  if (!path?.startsWith("/") || !URL.canParse(path, base)) return "/";
  const url = new URL(path, base);
  return url.origin === base && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}` : "/";
}

/** Why this request is refused, or null when it may pass. Host and origin first: they hold with and without a token. */
export function refusal({ headers, method }: GuardedRequest, access: Access, asked: AskedFor): Refusal | null {
  const host = headers.get("host");
  if (!allowedHost(host, access.bind)) return { status: 421, message: "This server does not answer under that name." };
  const [site, mode, dest] = ["site", "mode", "dest"].map((name) => headers.get(`sec-fetch-${name}`));
  if (!allowedSource({ method, host, origin: headers.get("origin"), site: site ?? null, mode: mode ?? null, dest: dest ?? null }, asked))
    return { status: 403, message: "This request came from another site." };
  if (!isSignedIn(headers, access))
    return { status: 401, message: "Sign in first, or send the token as a bearer token." };
  return null;
}

/** Does the request name a token or a session at all? */
export function hasCredential(headers: Headers): boolean {
  return headers.has("authorization") || cookie(headers, sessionCookie) !== null;
}

function isSignedIn(headers: Headers, { bind, token }: Access): boolean {
  if (token === null) return isLoopback(bind);
  const bearer = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) return tokenMatches(bearer, token);
  return tokenMatches(cookie(headers, sessionCookie), sessionOf(token));
}

function cookie(headers: Headers, name: string): string | null {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}
