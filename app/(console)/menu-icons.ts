import { ChartNoAxesColumn, House, Inbox, type LucideIcon, Megaphone, Settings, Store } from "lucide-react";
import type { MenuItem } from "./menu";

export const menuIcons: Record<MenuItem["label"], LucideIcon> = {
  overview: House,
  inbox: Inbox,
  profile: Store,
  campaigns: Megaphone,
  analytics: ChartNoAxesColumn,
  settings: Settings,
};
