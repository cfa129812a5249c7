import { NextResponse } from "next/server";
import { accessFromEnv, safeReturn, sessionCookie, sessionOf, tokenMatches } from "@/lib/access.ts";
import { boundedText } from "@/lib/api/handler.ts";
import { guesses } from "@/lib/guesses.ts";

/** Takes the token of the sign-in form and gives the browser its session cookie. */
export async function POST(request: Request): Promise<Response> {
  const form = new URLSearchParams((await boundedText(request)) ?? "");
  const to = safeReturn(form.get("to"));
  const { token } = accessFromEnv(process.env);
  if (token === null) return goTo("/");
  if (guesses().tooMany()) return goTo(`/sign-in?wrong=wait&to=${encodeURIComponent(to)}`);
  if (!tokenMatches(form.get("token"), token)) {
    guesses().wrong();
    return goTo(`/sign-in?wrong=token&to=${encodeURIComponent(to)}`);
  }
  const response = goTo(to);
  const secure = request.headers.get("x-forwarded-proto") === "https";
  response.cookies.set(sessionCookie, sessionOf(token), { httpOnly: true, sameSite: "strict", path: "/", secure });
  return response;
}

/** A relative address: the server need not know under which name the browser reached it. */
function goTo(place: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { location: place } });
}
