import { DoorClosed } from "lucide-react";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/empty-state";
import { requireMember } from "@/server/identity/session";
import { menuFor } from "./menu";

export default async function Start() {
  const { member } = await requireMember();
  const [first] = menuFor(member.roles);
  if (first) redirect(first.href);

  const t = await getTranslations("shell");
  return (
    <EmptyState as="h1" icon={<DoorClosed />} title={t("nothingTitle")} className="flex-1">
      {t("nothingLead")}
    </EmptyState>
  );
}
