import type { ReactNode } from "react";
import { TRPCReactProvider } from "@/app/_trpc/client";
import { LanguageSwitch } from "@/components/language-switch";
import { ThemeSwitch } from "@/components/theme-switch";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-sunken">
      <main className="grid flex-1 place-items-center px-4 pt-8">
        <TRPCReactProvider>{children}</TRPCReactProvider>
      </main>
      <footer className="flex flex-wrap items-center justify-center gap-4 px-4 py-6">
        <LanguageSwitch />
        <ThemeSwitch />
      </footer>
    </div>
  );
}
