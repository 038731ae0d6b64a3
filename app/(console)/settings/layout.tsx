import type { ReactNode } from "react";
import { requireMember } from "@/server/identity/session";
import { SettingsFrame } from "./settings-frame";
import { settingsFor } from "./settings-menu";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { member } = await requireMember();
  return <SettingsFrame sections={settingsFor(member.roles)}>{children}</SettingsFrame>;
}
