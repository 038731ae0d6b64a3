import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { requireEntry } from "../../../require-entry";
import { StartersScreen } from "./starters-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("profile.sections");
  return { title: t("starters") };
}

export default async function StartersPage({ params }: PageProps<"/profile/[numberId]/starters">) {
  const [{ member }, { numberId }] = await Promise.all([requireEntry("/profile"), params]);
  if (!z.uuid().safeParse(numberId).success) notFound();
  const client = getQueryClient();
  await Promise.all([
    client.prefetchQuery(trpc.starters.get.queryOptions({ numberId })),
    client.prefetchQuery(trpc.profile.get.queryOptions({ numberId })),
  ]);
  return (
    <HydrateClient>
      <StartersScreen numberId={numberId} canEdit={mayCall(member.roles, "starters.save")} />
    </HydrateClient>
  );
}
