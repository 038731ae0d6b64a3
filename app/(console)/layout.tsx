import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TRPCReactProvider } from "@/app/_trpc/client";
import { CommandsProvider } from "@/components/commands";
import { requireMember } from "@/server/identity/session";
import { LiveFeed } from "./live-feed";
import { menuFor } from "./menu";
import { Rail } from "./rail";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [{ member, workspace }, t] = await Promise.all([requireMember(), getTranslations("shell")]);
  return (
    <TRPCReactProvider>
      <LiveFeed>
        <CommandsProvider>
          <a
            href="#content"
            className="-translate-y-16 fixed top-2 left-2 z-50 rounded-md bg-ink px-4 py-2 text-paper focus:translate-y-0"
          >
            {t("skip")}
          </a>
          <div className="group/shell flex h-dvh flex-col overflow-hidden md:flex-row">
            <Rail
              items={menuFor(member.roles)}
              memberName={member.name}
              workspace={{ id: workspace.id, name: workspace.name }}
            />
            <main
              id="content"
              tabIndex={-1}
              className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto outline-none"
            >
              {children}
            </main>
          </div>
        </CommandsProvider>
      </LiveFeed>
    </TRPCReactProvider>
  );
}
