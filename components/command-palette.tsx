"use client";

import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import { Keys } from "./shortcuts-sheet";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "./ui/command";
import { DialogVeil } from "./ui/dialog";

export type PaletteEntry = {
  id: string;
  label: string;
  Icon?: LucideIcon;
  keys?: string;
  words?: string[];
  run: () => void;
};
export type PaletteGroup = {
  title: string;
  entries: PaletteEntry[];
  /** Later groups have a higher one; what the screen itself can do comes first, at 0. */
  rank?: number;
};

type CommandPaletteProps = {
  groups: PaletteGroup[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Go anywhere and do anything by its name. */
export function CommandPalette({ groups, isOpen, onOpenChange }: CommandPaletteProps) {
  const t = useTranslations("shell");
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <DialogVeil />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed top-[15dvh] left-1/2 z-50 w-[calc(100%-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-rule-strong bg-surface shadow-float data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:duration-150"
        >
          <Primitive.Title className="sr-only">{t("palette")}</Primitive.Title>
          <Command label={t("palette")} loop>
            <CommandInput placeholder={t("paletteHint")} />
            <CommandList>
              <CommandEmpty>{t("paletteEmpty")}</CommandEmpty>
              {groups.map(({ title, entries }) => (
                <CommandGroup key={title} heading={title}>
                  {entries.map(({ id, label, Icon, keys, words, run }) => (
                    <CommandItem
                      key={id}
                      value={id}
                      keywords={[label, title, ...(words ?? [])]}
                      onSelect={() => {
                        onOpenChange(false);
                        run();
                      }}
                    >
                      {Icon && <Icon aria-hidden />}
                      <span className="flex-1">{label}</span>
                      {keys && <Keys keys={keys} />}
                    </CommandItem>
                  ))}
                </CommandGroup>
              ))}
            </CommandList>
          </Command>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
