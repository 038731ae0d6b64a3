/** What floats above the page looks the same wherever it comes from. */
export const floating =
  "z-50 overflow-x-hidden overflow-y-auto rounded-lg border border-rule-strong bg-surface p-1 text-ink text-sm shadow-float data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:duration-150 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=closed]:duration-100";

export const floatingItem =
  "relative flex min-h-9 cursor-pointer select-none items-center gap-2 rounded-sm px-2 py-1.5 outline-none data-disabled:pointer-events-none data-disabled:text-ink-faint data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";
