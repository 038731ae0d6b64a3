import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getQueryClient, trpc } from "@/app/_trpc/server";
import { getMember } from "@/server/identity/session";
import { safeCallback } from "./callback-url";
import { readDemoUsers } from "./demo-users";
import { ElsewhereButtons } from "./elsewhere-buttons";
import { providersHere } from "./providers";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const asked = await searchParams;
  const callbackUrl = safeCallback(asked.callbackUrl);
  if (await getMember()) redirect(callbackUrl);
  if (await getQueryClient().fetchQuery(trpc.firstOwner.isAwaited.queryOptions())) redirect("/welcome");
  return (
    <SignInForm callbackUrl={callbackUrl} demoUsers={await readDemoUsers()}>
      <ElsewhereButtons
        providers={providersHere()}
        callbackUrl={callbackUrl}
        isRefused={asked.error !== undefined}
      />
    </SignInForm>
  );
}
