import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

export const buttonVariants = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium text-sm transition-colors disabled:cursor-default aria-disabled:cursor-default [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        main: "bg-brand text-on-brand hover:bg-brand-hover disabled:bg-rule disabled:text-ink-faint aria-disabled:bg-rule aria-disabled:text-ink-faint",
        plain:
          "border border-control/60 bg-surface text-ink hover:border-control hover:bg-hover disabled:border-rule disabled:text-ink-faint aria-disabled:border-rule aria-disabled:text-ink-faint",
        quiet: "text-ink-soft hover:bg-hover hover:text-ink disabled:text-ink-faint",
        danger:
          "border border-vermilion/60 bg-surface text-vermilion-ink hover:bg-vermilion-soft disabled:border-rule disabled:text-ink-faint",
        link: "text-brand-ink underline decoration-brand/40 underline-offset-4 hover:decoration-brand",
      },
      size: {
        sm: "h-8 px-3",
        md: "h-9 px-4",
        lg: "h-11 px-5",
        icon: "size-9",
        "icon-sm": "size-8",
        inline: "h-auto p-0",
      },
    },
    defaultVariants: { variant: "plain", size: "md" },
  },
);

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & { asChild?: boolean };

export function Button({ className, variant, size, asChild, type = "button", ...props }: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
  return asChild ? (
    <Slot.Root className={classes} {...props} />
  ) : (
    <button type={type} className={classes} {...props} />
  );
}
