import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { env } from "@/server/env";
import { Counter } from "../counter";
import { AskForm } from "./ask-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reset");
  return { title: t("title") };
}

export default async function ResetPasswordPage() {
  const t = await getTranslations("reset");
  const sendsMail = Boolean(env.SMTP_URL && env.MAIL_FROM);
  return (
    <Counter title={t("title")} lead={sendsMail ? t("lead") : t("leadWithoutMail")}>
      <AskForm sendsMail={sendsMail} />
    </Counter>
  );
}
