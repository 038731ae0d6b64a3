import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

/** To all the broadcasts. */
export function BackLink() {
  const t = useTranslations("broadcasts");
  return (
    <Link href="/notifications" className="inline-flex items-center gap-1.5 text-sm hover:underline">
      <ArrowLeft aria-hidden className="size-3.5" />
      {t("backToList")}
    </Link>
  );
}
