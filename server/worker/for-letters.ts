import { countOf2018 } from "../analytics/count-of-2018";
import type { HandedIn } from "../analytics/report-mails/attach-table";
import { lateReport } from "../billing/launch/late-report";
import { reconcile } from "../billing/reconciliation/reconcile";
import { wordsOfFiles } from "./words-of-files";

/** What letters with reports take from the screens and from other rooms. */
export const forLetters: HandedIn = {
  wordsOf: wordsOfFiles,
  monthOf: reconcile,
  lateOf: (ctx, asked) => lateReport(ctx, asked, countOf2018),
};
