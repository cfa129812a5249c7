import type { Metadata } from "next";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { safeReturn } from "@/lib/access.ts";

export const metadata: Metadata = { title: "Sign in" };

/** Asks for the token this server was started with. */
export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { to, wrong } = await searchParams;
  return (
    <form method="post" action="/sign-in/session" className="mx-auto flex max-w-[420px] flex-col gap-4 py-8">
      <h1 className="text-2xl font-semibold">Sign in</h1>
      <input type="hidden" name="to" value={safeReturn(typeof to === "string" ? to : null)} />
      <Field
        label="Token"
        hint="The value of AFTERTRACE_TOKEN that this server was started with."
        error={wrong === undefined ? undefined : wrong === "wait" ? "Too many wrong tokens came just now. Wait ten seconds." : "That is not the token of this server."}
      >
        {(wiring) => <Input {...wiring} name="token" type="password" autoComplete="current-password" required />}
      </Field>
      <Button kind="primary" type="submit">
        Sign in
      </Button>
    </form>
  );
}
