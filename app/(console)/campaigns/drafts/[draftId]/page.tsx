import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { requireEntry } from "../../../require-entry";
import { DraftScreen } from "./draft-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns");
  return { title: t("draftTitle") };
}

export default async function DraftPage({ params }: PageProps<"/campaigns/drafts/[draftId]">) {
  const [{ draftId }] = await Promise.all([params, requireEntry("/campaigns")]);
  if (!z.uuid().safeParse(draftId).success) notFound();
  await getQueryClient().prefetchQuery(trpc.campaigns.draft.queryOptions({ draftId }));
  return (
    <HydrateClient>
      <DraftScreen draftId={draftId} />
    </HydrateClient>
  );
}
