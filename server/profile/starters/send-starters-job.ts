import { z } from "zod";
import { defineJob } from "../../queue";

export const sendStartersJob = defineJob("sendStarters", z.object({ numberId: z.uuid() }));
