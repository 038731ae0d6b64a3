import { getTranslations } from "next-intl/server";
import type { FieldRow } from "./fields-of";

type FieldTableProps = { caption: string; rows: (FieldRow & { place?: string | undefined })[] };

/** What goes in or comes out. The words of the document are English, whatever language the page speaks. */
export async function FieldTable({ caption, rows }: FieldTableProps) {
  const t = await getTranslations("apiReference");
  if (rows.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <h4 className="font-medium">{caption}</h4>
      <ul className="divide-y border-y">
        {rows.map(({ name, type, isRequired, description, place }) => (
          <li key={`${place} ${name}`} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[14rem_1fr]">
            <p className="min-w-0">
              <code className="break-words font-medium text-xs">{name}</code>
              {place && <span className="ml-2 text-ink-soft text-xs">{place}</span>}
            </p>
            <div className="grid gap-0.5">
              <code className="text-ink-soft text-xs">{type}</code>
              {description && (
                <p lang="en" className="text-pretty text-ink-soft">
                  {description}
                </p>
              )}
              {!isRequired && <p className="text-ink-soft text-xs">{t("optional")}</p>}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
