import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

const badgeVariants = cva(
  "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs tabular-nums [&_svg]:size-3",
  {
    variants: {
      tone: {
        plain: "bg-sunken text-ink-soft ring-1 ring-rule-strong ring-inset",
        count: "min-w-5 justify-center rounded-full bg-brand text-on-brand",
        amber: "bg-amber-soft text-amber-ink",
        vermilion: "bg-vermilion-soft text-vermilion-ink",
        blue: "bg-blue-soft text-blue-ink",
        green: "bg-green-soft text-green-ink",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

/** A word of state. The colour repeats what the word says and never says more. */
export function Badge({
  className,
  tone,
  ...props
}: ComponentProps<"span"> & VariantProps<typeof badgeVariants>) {
  return <span className={cn(badgeVariants({ tone }), className)} {...props} />;
}
