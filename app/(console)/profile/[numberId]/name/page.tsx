import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { requireEntry } from "../../../require-entry";
import { StandingScreen } from "./standing-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("profile.sections");
  return { title: t("name") };
}

export default async function StandingPage({ params }: PageProps<"/profile/[numberId]/name">) {
  const [{ member }, { numberId }] = await Promise.all([requireEntry("/profile"), params]);
  if (!z.uuid().safeParse(numberId).success) notFound();
  await getQueryClient().prefetchQuery(trpc.profile.standing.queryOptions({ numberId }));
  return (
    <HydrateClient>
      <StandingScreen numberId={numberId} canAsk={mayCall(member.roles, "profile.requestName")} />
    </HydrateClient>
  );
}
