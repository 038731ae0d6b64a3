import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getQueryClient, trpc } from "@/app/_trpc/server";
import { currencies, timeZones } from "@/server/identity/schemas";
import { FirstOwnerForm } from "./first-owner-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("welcome");
  return { title: t("title") };
}

/** Only as long as nobody has an account. */
export default async function WelcomePage() {
  const isAwaited = await getQueryClient().fetchQuery(trpc.firstOwner.isAwaited.queryOptions());
  if (!isAwaited) redirect("/sign-in");
  return <FirstOwnerForm timeZones={timeZones} currencies={currencies} />;
}
