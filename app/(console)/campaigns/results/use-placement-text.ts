"use client";

import { useTranslations } from "next-intl";

const platforms: Record<string, string> = {
  facebook: "Facebook",
  instagram: "Instagram",
  messenger: "Messenger",
  audience_network: "Audience Network",
  threads: "Threads",
  whatsapp: "WhatsApp",
};

/** "Instagram · story": the name of the network, and Meta's own word for the place in it. */
export function usePlacementText() {
  const t = useTranslations("reports.results");
  return (key: string | null): string => {
    const [platform = "", position = ""] = (key ?? "").split(":");
    if (!platform) return t("placementUnknown");
    const place = position.replace(`${platform}_`, "").replaceAll("_", " ");
    return [platforms[platform] ?? platform.replaceAll("_", " "), place].filter(Boolean).join(" · ");
  };
}
