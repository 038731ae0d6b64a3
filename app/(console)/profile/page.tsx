import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { mayCall } from "@/server/identity/permissions";
import { ChecklistPanel } from "../checklist/checklist-panel";
import { requireEntry } from "../require-entry";
import { ProfileList } from "./profile-list";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: t("profile") };
}

/** The profiles of the workspace's numbers; the only one opens at once. */
export default async function ProfilesPage() {
  const { member } = await requireEntry("/profile");
  const t = await getTranslations("profile");
  const profiles = await getQueryClient().fetchQuery(trpc.profile.list.queryOptions());
  const [only, ...others] = profiles;
  if (only && others.length === 0) redirect(`/profile/${only.numberId}`);
  return (
    <HydrateClient>
      <PageHeader title={t("title")} lead={t("listLead")} />
      <ChecklistPanel />
      <ProfileList canEdit={mayCall(member.roles, "profile.save")} />
    </HydrateClient>
  );
}
