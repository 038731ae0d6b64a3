import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../require-section";
import { InvitationList } from "./invitation-list";
import { InviteDialog } from "./invite-dialog";
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
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.people.list.queryOptions()),
    queries.prefetchQuery(trpc.people.invitations.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <PageHeader
        title={t("sections.people.title")}
        lead={t("sections.people.lead")}
        actions={<InviteDialog />}
      />
      <MemberList memberId={member.id} />
      <InvitationList />
    </HydrateClient>
  );
}
