import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../require-section";
import { ElsewhereSection } from "./elsewhere/elsewhere-section";
import { NameForm } from "./name-form";
import { PasswordForm } from "./password-form";
import { SessionList } from "./session-list";
import { TwoFactorSection } from "./two-factor/two-factor-section";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.account.title") };
}

export default async function AccountPage() {
  const [t] = await Promise.all([getTranslations("settings"), requireSection("/settings/account")]);
  await Promise.all([
    getQueryClient().prefetchQuery(trpc.account.get.queryOptions()),
    getQueryClient().prefetchQuery(trpc.account.sessions.queryOptions()),
    getQueryClient().prefetchQuery(trpc.twoFactor.get.queryOptions()),
    getQueryClient().prefetchQuery(trpc.elsewhere.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <PageHeader title={t("sections.account.title")} lead={t("sections.account.lead")} />
      <div className="w-full max-w-3xl divide-y px-4 md:px-6">
        <NameForm />
        <PasswordForm />
        <TwoFactorSection />
        <ElsewhereSection />
        <SessionList />
      </div>
    </HydrateClient>
  );
}
