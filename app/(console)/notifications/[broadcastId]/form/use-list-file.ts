"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { useTRPC } from "@/app/_trpc/client";
import { useUpload } from "@/components/use-upload";
import { type ListFileInput, lineFaults } from "@/server/notifications/broadcasts/schemas";
import type { BroadcastEditor } from "./use-broadcast-editor";

const fault = z.enum(lineFaults);
const looked = z.object({
  version: z.number(),
  fileName: z.string(),
  columns: z.array(z.string()),
  phoneColumn: z.number(),
  lines: z.number(),
  people: z.number(),
  faults: z.partialRecord(fault, z.number()),
  faultyLines: z.array(z.object({ line: z.number(), fault, text: z.string() })),
  sample: z.array(z.array(z.string())),
});

export type Look = z.infer<typeof looked>;

/** A file of people on its way: looked at first, and kept when a person has seen what is in it. */
export function useListFile(editor: BroadcastEditor) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const [look, setLook] = useState<Look>();
  const looking = useUpload({ answer: looked, onStored: setLook });
  const keeping = useUpload({
    answer: looked,
    onStored: ({ version }) => {
      editor.noteVersion(version);
      void queryClient.invalidateQueries({ queryKey: trpc.broadcasts.get.pathKey() });
      setFile(undefined);
      setLook(undefined);
    },
  });

  /** With what is on the form kept first: the list belongs to that version. */
  async function send(file: File, step: ListFileInput["step"], phoneColumn?: number) {
    const version = await editor.save();
    if (version === undefined) return;
    const query = new URLSearchParams({ broadcastId: editor.broadcastId, version: String(version), step });
    if (phoneColumn !== undefined) query.set("phoneColumn", String(phoneColumn));
    (step === "look" ? looking : keeping).upload(`/api/broadcasts/list?${query}`, file);
  }

  return {
    look,
    isBusy: looking.progress !== undefined || keeping.progress !== undefined,
    error: looking.error ?? keeping.error,
    choose: (chosen: File) => {
      setFile(chosen);
      setLook(undefined);
      void send(chosen, "look");
    },
    lookIn: (phoneColumn: number) => file && void send(file, "look", phoneColumn),
    keep: () => file && look && void send(file, "keep", look.phoneColumn),
    leave: () => {
      setFile(undefined);
      setLook(undefined);
    },
  };
}
