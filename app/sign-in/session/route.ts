import { NextResponse } from "next/server";
import { accessFromEnv, safeReturn, sessionCookie, sessionOf, tokenMatches } from "@/lib/access.ts";

/** Takes the token of the sign-in form and gives the browser its session cookie. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData();
  const to = safeReturn(text(form.get("to")));
  const { token } = accessFromEnv(process.env);
  if (token === null) return goTo("/");
  if (!tokenMatches(text(form.get("token")), token)) return goTo(`/sign-in?wrong=1&to=${encodeURIComponent(to)}`);
  const response = goTo(to);
  const secure = request.headers.get("x-forwarded-proto") === "https";
  response.cookies.set(sessionCookie, sessionOf(token), { httpOnly: true, sameSite: "strict", path: "/", secure });
  return response;
}

function text(value: FormDataEntryValue | null): string | null {
  return typeof value === "string" ? value : null;
}

/** A relative address: the server need not know under which name the browser reached it. */
function goTo(place: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { location: place } });
}
