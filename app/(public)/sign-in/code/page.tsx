import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Counter } from "../../counter";
import { safeCallback } from "../callback-url";
import { CodeForm } from "./code-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("twoFactor");
  return { title: t("signInTitle") };
}

export default async function CodePage({ searchParams }: PageProps<"/sign-in/code">) {
  const t = await getTranslations("twoFactor");
  return (
    <Counter title={t("signInTitle")} lead={t("signInLead")}>
      <CodeForm callbackUrl={safeCallback((await searchParams).callbackUrl)} />
    </Counter>
  );
}
