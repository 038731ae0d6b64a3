import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { requireEntry } from "../../require-entry";
import { ProfileScreen } from "../profile-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: t("profile") };
}

export default async function ProfilePage({ params }: PageProps<"/profile/[numberId]">) {
  const [{ member }, { numberId }] = await Promise.all([requireEntry("/profile"), params]);
  if (!z.uuid().safeParse(numberId).success) notFound();
  await getQueryClient().prefetchQuery(trpc.profile.get.queryOptions({ numberId }));
  return (
    <HydrateClient>
      <ProfileScreen numberId={numberId} canEdit={mayCall(member.roles, "profile.save")} />
    </HydrateClient>
  );
}
