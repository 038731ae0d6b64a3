import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, prefetchPages, trpc } from "@/app/_trpc/server";
import { requireSection } from "../require-section";
import { AuditTrail } from "./audit-trail";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.audit.title") };
}

export default async function AuditPage() {
  await requireSection("/settings/audit");
  await Promise.all([
    prefetchPages(trpc.audit.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor })),
    getQueryClient().prefetchQuery(trpc.audit.choices.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <AuditTrail />
    </HydrateClient>
  );
}
