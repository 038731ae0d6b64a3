import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../require-section";
import { MemberList } from "./member-list";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.people.title") };
}

export default async function PeoplePage() {
  const [{ member }, t] = await Promise.all([
    requireSection("/settings/people"),
    getTranslations("settings"),
  ]);
  await getQueryClient().prefetchQuery(trpc.people.list.queryOptions());
  return (
    <HydrateClient>
      <PageHeader title={t("sections.people.title")} lead={t("sections.people.lead")} />
      <MemberList memberId={member.id} />
    </HydrateClient>
  );
}
