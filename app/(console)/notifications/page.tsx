import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetchPages, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { mayCall } from "@/server/identity/permissions";
import { requireEntry } from "../require-entry";
import { BroadcastsView } from "./broadcasts-view";
import { NewBroadcast } from "./new-broadcast";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("broadcasts");
  return { title: t("title") };
}

export default async function NotificationsPage() {
  const { member } = await requireEntry("/notifications");
  const t = await getTranslations("broadcasts");
  await prefetchPages(
    trpc.broadcasts.list.infiniteQueryOptions({}, { getNextPageParam: ({ nextCursor }) => nextCursor }),
  );
  const canWrite = mayCall(member.roles, "broadcasts.create");
  return (
    <HydrateClient>
      <PageHeader title={t("title")} lead={t("lead")} actions={canWrite && <NewBroadcast />} />
      <BroadcastsView canWrite={canWrite} />
    </HydrateClient>
  );
}
