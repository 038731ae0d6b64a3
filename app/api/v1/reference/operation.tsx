import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { openApiDocument } from "@/server/api/v1/openapi";
import { FieldTable } from "./field-table";
import { fieldsOf } from "./fields-of";

type Document = ReturnType<typeof openApiDocument>;
type Paths = NonNullable<Document["paths"]>;

export type Operation = NonNullable<Paths[string]["get"]>;

type OperationProps = {
  method: string;
  path: string;
  operation: Operation;
  components: Record<string, unknown>;
};

/** One call: what it does, what it takes and what it gives. */
export async function OperationSection({ method, path, operation, components }: OperationProps) {
  const t = await getTranslations("apiReference");
  const parameters = (operation.parameters ?? []).flatMap((parameter) =>
    "in" in parameter
      ? fieldsOf({ properties: { [parameter.name]: parameter.schema ?? {} } }, components).map((row) => ({
          ...row,
          isRequired: parameter.required ?? false,
          place: parameter.in,
        }))
      : [],
  );
  const body = operation.requestBody && "content" in operation.requestBody && operation.requestBody.content;
  const answer = operation.responses?.["200"];
  const content = answer && "content" in answer ? answer.content : undefined;
  const schemaOf = (media: typeof content) => media?.["application/json"]?.schema ?? {};

  return (
    <article id={operation.operationId} className="grid scroll-mt-6 gap-4 border-t py-8">
      <header className="grid gap-2">
        <h3 className="flex flex-wrap items-center gap-3 font-semibold text-base">
          <Badge tone={method === "get" ? "blue" : "green"}>{method.toUpperCase()}</Badge>
          <code>{`/api/v1${path}`}</code>
        </h3>
        <p lang="en">{operation.summary}</p>
        <p lang="en" className="text-ink-soft">
          {(operation.description ?? "").split("`").map((part, index) =>
            index % 2 ? (
              <code key={part} className="text-xs">
                {part}
              </code>
            ) : (
              part
            ),
          )}
        </p>
      </header>
      <FieldTable caption={t("parameters")} rows={parameters} />
      <FieldTable caption={t("body")} rows={fieldsOf(schemaOf(body || undefined), components)} />
      <FieldTable caption={t("answer")} rows={fieldsOf(schemaOf(content), components)} />
    </article>
  );
}
