import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { requireSection } from "../../../require-section";
import { CardLines } from "./card-lines";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rates");
  return { title: t("lists") };
}

export default async function RateCardPage({ params }: PageProps<"/settings/rates/lists/[rateCardId]">) {
  await requireSection("/settings/rates");
  const { rateCardId } = await params;
  if (!z.uuid().safeParse(rateCardId).success) notFound();
  await getQueryClient().prefetchQuery(trpc.rates.card.queryOptions({ rateCardId }));
  return (
    <HydrateClient>
      <CardLines rateCardId={rateCardId} />
    </HydrateClient>
  );
}
