import { cn } from "@/components/cn";

const sizes = {
  sm: "h-6 w-6 text-xs",
  md: "h-9 w-8 text-xs",
  lg: "h-14 w-12 text-lg",
};

/** The first letters of the first and last word; for a phone number its last two digits. */
export function initials(name: string) {
  const words = name.normalize("NFC").match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  if (words.length === 0) return name.replace(/\D/g, "").slice(-2) || "?";
  const first = words[0]!;
  const last = words.length > 1 ? words.at(-1)! : "";
  return ([...first][0]! + ([...last][0] ?? "")).toLocaleUpperCase();
}

/** A person at the counter: their initials in the arch of the window. The name stands beside it, so it is not read aloud. */
export function Avatar({
  name,
  size = "md",
  className,
}: {
  name: string;
  size?: keyof typeof sizes;
  className?: string;
}) {
  return (
    <span
      aria-hidden
      className={cn(
        "inline-flex shrink-0 select-none items-center justify-center rounded-arch border border-rule-strong bg-sunken pt-0.5 font-medium text-ink-soft",
        sizes[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
