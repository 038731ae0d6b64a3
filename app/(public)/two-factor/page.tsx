import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getNewcomer } from "@/server/identity/session";
import { Counter } from "../counter";
import { RequiredSetUp } from "./required-set-up";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("twoFactor");
  return { title: t("title") };
}

/** Where a member is led whose workspace asks for two factors, before anything else. */
export default async function TwoFactorPage() {
  const newcomer = await getNewcomer();
  if (!newcomer) redirect("/");
  const t = await getTranslations("twoFactor");
  return (
    <Counter title={t("title")} lead={t("requiredLead", { workspace: newcomer.workspace.name })}>
      <RequiredSetUp />
    </Counter>
  );
}
