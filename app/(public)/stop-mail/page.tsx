import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StopMail } from "./stop-mail";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("stopMail");
  return { title: t("title") };
}

export default function StopMailPage() {
  return <StopMail />;
}
