import { mediaRules } from "../../meta/send";
import type { SendableTemplate } from "../describe-template";
import type { BroadcastForm, Word } from "./schemas";
import type { ListSummary, Problem, ProblemKey } from "./shapes";

type Known = {
  /** The template that was chosen, if it can be sent from the number that was chosen. */
  template: SendableTemplate | null;
  isConnected: boolean;
  list: ListSummary | null;
  /** Of the file that was chosen. */
  mimeType: string | null;
};

/** What still stands in the way of sending it, by the field it is about. */
export function problemsOf(form: BroadcastForm, known: Known): Problem[] {
  const problems: Problem[] = [];
  const wrong = (field: string, key: ProblemKey) => problems.push({ field, key });
  if (!form.name) wrong("name", "nameMissing");
  if (!form.numberId) wrong("numberId", "numberMissing");
  else if (!known.isConnected) wrong("numberId", "numberDisconnected");
  if (!form.templateId) wrong("templateId", "templateMissing");
  else if (!known.template) wrong("templateId", "templateGone");
  if (form.audience.kind === "list") {
    if (!known.list) wrong("audience", "listMissing");
    else if (known.list.people === 0) wrong("audience", "nobody");
    if (!form.agreement.trim()) wrong("agreement", "agreementMissing");
  }
  return known.template ? [...problems, ...wordProblems(form, known, known.template)] : problems;
}

function wordProblems(form: BroadcastForm, { list, mimeType }: Known, template: SendableTemplate): Problem[] {
  const format = template.header?.format;
  const wanted = wantedWords(template);
  const columns = form.audience.kind === "list" ? (list?.columns ?? []) : [];
  const problems = wanted.flatMap(({ field, find }): Problem[] => {
    const key = wordProblem(find(form), columns);
    return key ? [{ field, key }] : [];
  });
  if (format && format !== "text") {
    if (!form.mediaId || !mimeType) problems.push({ field: "mediaId", key: "fileMissing" });
    else if (!(mediaRules[format].mimeTypes as readonly string[]).includes(mimeType)) {
      problems.push({ field: "mediaId", key: "fileOfAnotherKind" });
    }
  }
  return problems;
}

/** The places of a template that words are needed for. */
function wantedWords({ header, bodyVariables, buttons }: SendableTemplate) {
  const at = (field: string, find: (form: BroadcastForm) => Word | undefined) => ({ field, find });
  return [
    ...(header?.variables ?? []).map((_, index) =>
      at(`words.header.${index}`, ({ words }) => words.header[index]),
    ),
    ...bodyVariables.map((_, index) => at(`words.body.${index}`, ({ words }) => words.body[index])),
    ...buttons
      .filter(({ needsValue }) => needsValue)
      .map(({ position }) =>
        at(
          `words.buttons.${position}`,
          ({ words }) => words.buttons.find((one) => one.position === position)?.word,
        ),
      ),
  ];
}

function wordProblem(word: Word | undefined, columns: string[]): ProblemKey | undefined {
  if (!word) return "wordMissing";
  if (word.kind === "text") return word.text.trim() ? undefined : "wordMissing";
  if (word.kind === "column" && !columns.includes(word.column)) return "columnGone";
  return word.otherwise.trim() ? undefined : "otherwiseMissing";
}
