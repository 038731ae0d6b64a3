import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlClasses } from "./ui/input";

type NativeSelectProps = ComponentProps<"select"> & { options: string[] };

/** For a list of hundreds, such as time zones: the device's own list, which is searched by typing. */
export function NativeSelect({ options, className, ...props }: NativeSelectProps) {
  return (
    <div className="relative">
      <select {...props} className={cn(controlClasses, "h-10 appearance-none pr-9", className)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {option.replaceAll("_", " ")}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-3 right-3 size-4 text-ink-soft" />
    </div>
  );
}
