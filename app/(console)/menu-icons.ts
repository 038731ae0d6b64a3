import {
  ChartNoAxesColumn,
  House,
  Inbox,
  type LucideIcon,
  Megaphone,
  Send,
  Settings,
  Store,
} from "lucide-react";
import type { MenuItem } from "./menu";

export const menuIcons: Record<MenuItem["label"], LucideIcon> = {
  overview: House,
  inbox: Inbox,
  notifications: Send,
  profile: Store,
  campaigns: Megaphone,
  analytics: ChartNoAxesColumn,
  settings: Settings,
};
