"use client";

import { useTranslations } from "next-intl";
import { Kbd } from "./ui/kbd";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "./ui/sheet";

export type Shortcut = { keys: string; label: string };
export type ShortcutGroup = { title?: string; shortcuts: Shortcut[] };

type ShortcutsSheetProps = {
  groups: ShortcutGroup[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Every key and what it does. A screen adds a group of its own. */
export function ShortcutsSheet({ groups, isOpen, onOpenChange }: ShortcutsSheetProps) {
  const t = useTranslations("shell");
  return (
    <Sheet open={isOpen} onOpenChange={onOpenChange}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{t("shortcuts")}</SheetTitle>
          <SheetDescription>{t("shortcutsHint")}</SheetDescription>
        </SheetHeader>
        {groups.map(({ title, shortcuts }) => (
          <section key={title ?? "all"} className="grid gap-1">
            {title && <h3 className="pt-2 text-ink-soft text-xs">{title}</h3>}
            <dl>
              {shortcuts.map(({ keys, label }) => (
                <div key={keys} className="flex h-11 items-center justify-between gap-4 border-b">
                  <dt>{label}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </SheetContent>
    </Sheet>
  );
}

/** "g i" as two keys with "then" between them; "mod+k" as ⌘K or Ctrl K. */
export function Keys({ keys }: { keys: string }) {
  const t = useTranslations("shell");
  return (
    <span className="flex items-center gap-1.5 text-ink-soft text-xs">
      {keys.split(" ").map((press, at) => (
        <span key={press} className="flex items-center gap-1.5">
          {at > 0 && t("then")}
          {press.split("+").map((key) => (
            <Kbd key={key}>{keyName(key)}</Kbd>
          ))}
        </span>
      ))}
    </span>
  );
}

const isMac = () => typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

export function keyName(key: string) {
  if (key === "mod") return isMac() ? "⌘" : "Ctrl";
  return key.length === 1 ? key.toUpperCase() : key;
}
