import { Signpost } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";

export default async function NotFound() {
  const t = await getTranslations("errors");
  return (
    <main className="grid min-h-dvh">
      <EmptyState
        icon={<Signpost />}
        as="h1"
        title={t("notFoundTitle")}
        action={
          <Button asChild variant="main">
            <Link href="/">{t("notFoundHome")}</Link>
          </Button>
        }
      >
        {t("notFoundLead")}
      </EmptyState>
    </main>
  );
}
