import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getMember } from "@/server/identity/session";
import { Invitation } from "./invitation";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invitation");
  return { title: t("title") };
}

export default async function InvitationPage() {
  return <Invitation signedInAs={(await getMember())?.user.email} />;
}
