"use client";

import { useTranslations } from "next-intl";
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { CommandPalette, type PaletteGroup } from "./command-palette";
import { ShortcutsSheet } from "./shortcuts-sheet";
import { useShortcuts } from "./use-shortcuts";

type Commands = {
  register: (group: RefObject<PaletteGroup>) => () => void;
  openPalette: () => void;
  openShortcuts: () => void;
};

const CommandsContext = createContext<Commands | undefined>(undefined);

export function useCommandSurfaces() {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error("Only inside <CommandsProvider>");
  return commands;
}

/**
 * What a screen can do, while it is shown: by name in the palette, by its keys if it has any, and listed on "?". Register
 * once for each screen; the entries may change from one drawing to the next.
 */
export function useCommands(group: PaletteGroup) {
  const { register } = useCommandSurfaces();
  const latest = useRef(group);
  useEffect(() => {
    latest.current = group;
  });
  useEffect(() => register(latest), [register]);
}

/** Holds what the screens can do, and the two ways to see it all: the palette and the sheet of shortcuts. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  const groups = useRef(new Set<RefObject<PaletteGroup>>());
  const [open, setOpen] = useState<"palette" | "shortcuts">();
  const current = () =>
    [...groups.current].map((group) => group.current).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));

  const commands = useMemo<Commands>(
    () => ({
      register(group) {
        groups.current.add(group);
        return () => groups.current.delete(group);
      },
      openPalette: () => setOpen("palette"),
      openShortcuts: () => setOpen("shortcuts"),
    }),
    [],
  );

  useShortcuts((pressed) => {
    if (pressed === "mod+k") return commands.openPalette;
    if (pressed === "?") return commands.openShortcuts;
    return current()
      .flatMap(({ entries }) => entries)
      .find(({ keys }) => keys === pressed)?.run;
  });

  return (
    <CommandsContext value={commands}>
      {children}
      <CommandPalette
        isOpen={open === "palette"}
        onOpenChange={(isOpen) => setOpen(isOpen ? "palette" : undefined)}
        groups={open === "palette" ? current() : []}
      />
      <ShortcutsSheet
        isOpen={open === "shortcuts"}
        onOpenChange={(isOpen) => setOpen(isOpen ? "shortcuts" : undefined)}
        groups={
          open === "shortcuts"
            ? [
                {
                  title: "Guichet",
                  shortcuts: [
                    { keys: "mod+k", label: t("shortcutPalette") },
                    { keys: "?", label: t("shortcutHelp") },
                  ],
                },
                ...current().map(({ title, entries }) => ({
                  title,
                  shortcuts: entries.flatMap(({ keys, label }) => (keys ? [{ keys, label }] : [])),
                })),
              ].filter(({ shortcuts }) => shortcuts.length > 0)
            : []
        }
      />
    </CommandsContext>
  );
}
