import { FileJson } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Mark } from "@/components/arch";
import { LanguageSwitch } from "@/components/language-switch";
import { ThemeSwitch } from "@/components/theme-switch";
import { Button } from "@/components/ui/button";
import { openApiDocument } from "@/server/api/v1/openapi";
import { problems } from "@/server/api/v1/problem";
import { keyPolicy } from "@/server/api/v1/rate-limit";
import { routes } from "@/server/api/v1/routes";
import { env } from "@/server/env";
import { type Operation, OperationSection } from "./operation";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("apiReference");
  return { title: t("title") };
}

/** The API in words, drawn from the same document that programs read. */
export default async function ApiReferencePage() {
  const t = await getTranslations("apiReference");
  const document = openApiDocument(routes, env.GUICHET_URL);
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation: operation as Operation,
    })),
  );
  const code = (chunks: React.ReactNode) => <code className="text-xs">{chunks}</code>;

  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col px-4 md:px-6">
      <header className="flex flex-wrap items-center gap-4 py-8">
        <Mark />
        <h1 className="flex-1 font-semibold text-2xl tracking-tight">{t("title")}</h1>
        <Button asChild>
          <a href="/api/v1/openapi.json">
            <FileJson aria-hidden />
            OpenAPI 3.1
          </a>
        </Button>
      </header>

      <main className="flex-1">
        <section className="grid gap-3 pb-8">
          <p className="text-pretty">{t.rich("key", { code })}</p>
          <pre className="overflow-x-auto whitespace-pre-wrap break-words rounded-md bg-sunken p-4 text-xs">
            {`curl ${document.servers?.[0]?.url}/me \\\n  -H "Authorization: Bearer guichet_…"`}
          </pre>
          <p className="text-pretty">{t("unknownFields")}</p>
          <p className="text-pretty">
            {t.rich("limits", { code, limit: keyPolicy.limit, seconds: keyPolicy.windowSeconds })}
          </p>
        </section>

        <section>
          <h2 className="pb-4 font-semibold text-lg">{t("calls")}</h2>
          {operations.map(({ path, method, operation }) => (
            <OperationSection
              key={operation.operationId}
              path={path}
              method={method}
              operation={operation}
              components={document.components?.schemas ?? {}}
            />
          ))}
        </section>

        <section className="grid gap-3 border-t py-8">
          <h2 className="font-semibold text-lg">{t("problems")}</h2>
          <p className="text-pretty">{t.rich("problemsLead", { code })}</p>
          <dl lang="en" className="divide-y border-y">
            {Object.entries(problems).map(([kind, { status, title }]) => (
              <div
                key={kind}
                id={kind}
                className="grid -mx-2 scroll-mt-6 gap-x-4 px-2 py-2 target:bg-brand-soft sm:grid-cols-[14rem_1fr]"
              >
                <dt className="flex gap-3">
                  <span className="tabular-nums">{status}</span>
                  <code className="text-ink-soft text-xs leading-5">{kind}</code>
                </dt>
                <dd>{title}</dd>
              </div>
            ))}
          </dl>
        </section>
      </main>

      <footer className="flex flex-wrap items-center gap-4 py-6">
        <LanguageSwitch />
        <ThemeSwitch />
      </footer>
    </div>
  );
}
