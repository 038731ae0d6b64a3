import { ChartNoAxesColumn, House, Inbox, type LucideIcon, Settings, Store } from "lucide-react";
import type { MenuItem } from "./menu";

export const menuIcons: Record<MenuItem["label"], LucideIcon> = {
  overview: House,
  inbox: Inbox,
  profile: Store,
  analytics: ChartNoAxesColumn,
  settings: Settings,
};
