import { useTranslations } from "next-intl";
import type { DemoUser } from "./demo-users";

const roleKeys = {
  owner: "roleOwner",
  marketer: "roleMarketer",
  finance: "roleFinance",
  agent: "roleAgent",
} as const;

/** A notice pinned under the counter. */
export function DemoNotice({ users, onChoose }: { users: DemoUser[]; onChoose: (user: DemoUser) => void }) {
  const t = useTranslations("signIn");
  return (
    <section aria-label={t("demo")} className="mt-6">
      <p className="text-ink-soft">{t("demoLead")}</p>
      <ul className="mt-2 divide-y border-y">
        {users.map((user) => (
          <li key={user.email}>
            <button
              type="button"
              onClick={() => onChoose(user)}
              className="flex min-h-11 w-full items-center justify-between gap-4 rounded-sm px-2 text-left hover:bg-hover"
            >
              <span className="truncate">{user.email}</span>
              <span className="shrink-0 text-ink-soft">{t(roleKeys[user.role])}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
