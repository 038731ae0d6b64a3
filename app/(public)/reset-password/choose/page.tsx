import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Counter } from "../../counter";
import { ChooseForm } from "./choose-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reset");
  return { title: t("chooseTitle") };
}

export default async function ChoosePasswordPage() {
  const t = await getTranslations("reset");
  return (
    <Counter title={t("chooseTitle")} lead={t("chooseLead")}>
      <ChooseForm />
    </Counter>
  );
}
