import { type NextRequest, NextResponse } from "next/server";
import { accessFromEnv } from "./lib/access.ts";
import { guardedRefusal } from "./lib/guesses.ts";

/** Uploads stay out: with a proxy in front Next cuts their bodies at 10 MB in silence. Handlers under api/ ask through lib/api/handler.ts. */
export const config = { matcher: ["/((?!api/|_next/static/|favicon\\.ico$).*)"] };

const openPages = ["/sign-in", "/sign-in/session", "/icon.svg"];

/** Before every page: is this request allowed, and which scripts may the page run. */
export function proxy(request: NextRequest): NextResponse {
  const reason = guardedRefusal(request, accessFromEnv(process.env), "page");
  const path = request.nextUrl.pathname;
  if (reason && !(reason.status === 401 && openPages.includes(path))) {
    if (reason.status !== 401 || request.method !== "GET")
      return new NextResponse(reason.message, { status: reason.status });
    return redirectTo(request, `/sign-in?to=${encodeURIComponent(path + request.nextUrl.search)}`);
  }
  return withPolicy(request);
}

/** The browser's own Host, not the address the server listens on, or a name would turn into a number. */
function redirectTo(request: NextRequest, place: string): NextResponse {
  return NextResponse.redirect(
    new URL(place, `${request.nextUrl.protocol}//${request.headers.get("host") ?? request.nextUrl.host}`),
    303,
  );
}

function withPolicy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = policyFor(nonce);
  // Next reads its nonce from the request's policy; the layout reads x-nonce.
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** style-src has no nonce: it would drop the style attributes that the server draws rows and charts with. */
function policyFor(nonce: string): string {
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}
