import { useTranslations } from "next-intl";
import { priceOnInput } from "@/server/billing/rate-cards/schemas";

/** A category in the reader's words, however Meta writes it. */
export function useCategory() {
  const t = useTranslations("rates.categories");
  const words = priceOnInput.shape.category.options;
  return (category: string) => {
    const known = words.find((word) => word === category.replaceAll("-", "_"));
    return known ? t(known) : category;
  };
}
