"use client";

import { CircleAlert, type LucideIcon } from "lucide-react";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { cn } from "./cn";
import { Button } from "./ui/button";

type FileFieldProps = {
  label: string;
  /** What the button says. */
  action: string;
  icon: LucideIcon;
  /** MIME types that the file dialog offers. */
  types: readonly string[];
  isDisabled?: boolean;
  /** By which the form finds it, to lead to what is wrong. */
  name?: string;
  problem?: string;
  /** What helps, or how far it is. */
  status: ReactNode;
  /** What was chosen, as it looks. */
  shown: ReactNode;
  className?: string;
  onFile: (file: File) => void;
  /** What else can be done with what was chosen. */
  children?: ReactNode;
};

/** A field for one file, which is chosen or dropped. */
export function FileField({
  label,
  action,
  icon: Icon,
  types,
  isDisabled = false,
  name,
  problem,
  status,
  shown,
  className,
  onFile,
  children,
}: FileFieldProps) {
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  function take(file: File | undefined) {
    if (file && !isDisabled) onFile(file);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  }

  return (
    <fieldset
      aria-labelledby={id}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(!isDisabled);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={cn("flex items-center gap-6", className, isOver && "bg-brand-soft")}
    >
      {shown}
      <div className="grid min-w-0 flex-1 basis-48 gap-1.5">
        <p id={id} className="font-medium">
          {label}
        </p>
        <input
          ref={input}
          type="file"
          accept={types.join(",")}
          aria-labelledby={id}
          tabIndex={-1}
          className="sr-only"
          onChange={({ target }) => {
            take(target.files?.[0]);
            // The same file can be chosen once more.
            target.value = "";
          }}
        />
        <div className="flex flex-wrap gap-2">
          <Button data-field={name} disabled={isDisabled} onClick={() => input.current?.click()}>
            <Icon aria-hidden />
            {action}
          </Button>
          {children}
        </div>
        {problem && (
          <p role="alert" className="flex gap-1.5 text-sm text-vermilion-ink">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>{problem}</span>
          </p>
        )}
        <div role="status" className="text-pretty text-ink-soft text-xs tabular-nums">
          {status}
        </div>
      </div>
    </fieldset>
  );
}
