import { Inbox, type LucideIcon, Settings } from "lucide-react";
import type { MenuItem } from "./menu";

export const menuIcons: Record<MenuItem["label"], LucideIcon> = { inbox: Inbox, settings: Settings };
