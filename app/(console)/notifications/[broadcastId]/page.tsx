import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { mayCall, type Procedure } from "@/server/identity/permissions";
import { requireEntry } from "../../require-entry";
import { BroadcastScreen } from "./broadcast-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("broadcasts");
  return { title: t("title") };
}

export default async function BroadcastPage({ params }: PageProps<"/notifications/[broadcastId]">) {
  const [{ broadcastId }, { member }] = await Promise.all([params, requireEntry("/notifications")]);
  if (!z.uuid().safeParse(broadcastId).success) notFound();
  await getQueryClient().prefetchQuery(trpc.broadcasts.get.queryOptions({ broadcastId }));
  const can = (procedure: Procedure) => mayCall(member.roles, procedure);
  return (
    <HydrateClient>
      <BroadcastScreen
        broadcastId={broadcastId}
        canWrite={can("broadcasts.change")}
        mayReadPeople={can("broadcasts.recipients")}
        mayOpenInbox={can("inbox.thread")}
      />
    </HydrateClient>
  );
}
