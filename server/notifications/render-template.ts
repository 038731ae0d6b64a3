import { invalid } from "../errors";
import type { TemplateComponent, TemplateContent } from "../meta/content";
import { fill, type SendableTemplate } from "./describe-template";
import type { TemplateValues } from "./schemas";

function requireCount(field: string, wanted: number, given: number): void {
  if (wanted === given) return;
  throw invalid(`This template needs ${wanted} values here and has ${given}.`, {
    key: "templateValuesMissing",
    params: { wanted, given },
    field,
  });
}

const isNamed = (name: string) => !/^\d+$/.test(name);

const textParameters = (variables: string[], values: string[]) =>
  variables.map((name, position) => ({
    type: "text",
    text: values[position] ?? "",
    ...(isNamed(name) ? { parameter_name: name } : {}),
  }));

function headerComponent(template: SendableTemplate, values: TemplateValues): TemplateComponent[] {
  const { header } = template;
  if (!header) return [];
  if (header.format !== "text") {
    if (!values.headerMediaId) {
      throw invalid("This template begins with a file. Choose one first.", {
        key: "templateFileMissing",
        field: "headerMediaId",
      });
    }
    // Meta's id of the file is put in when it has been uploaded.
    return [{ type: "header", parameters: [{ type: header.format, [header.format]: {} }] }];
  }
  requireCount("header", header.variables.length, values.header.length);
  return header.variables.length
    ? [{ type: "header", parameters: textParameters(header.variables, values.header) }]
    : [];
}

/** A button that never changes gets no parameter: Meta refuses one. */
function buttonComponents({ buttons }: SendableTemplate, values: TemplateValues): TemplateComponent[] {
  const wanted = buttons.filter(({ needsValue }) => needsValue);
  requireCount("buttons", wanted.length, values.buttons.length);
  return wanted.map(({ kind, position }) => {
    const value = values.buttons.find((one) => one.position === position)?.value;
    if (value === undefined) throw invalid("A button's value is missing.", { field: "buttons" });
    const parameter =
      kind === "copy_code" ? { type: "coupon_code", coupon_code: value } : { type: "text", text: value };
    return { type: "button", sub_type: kind, index: String(position), parameters: [parameter] };
  });
}

/** The message that Meta gets and the customer sees: every variable filled, no more and no fewer. */
export function renderTemplate(template: SendableTemplate, values: TemplateValues): TemplateContent {
  requireCount("body", template.bodyVariables.length, values.body.length);
  const body: TemplateComponent[] = template.bodyVariables.length
    ? [{ type: "body", parameters: textParameters(template.bodyVariables, values.body) }]
    : [];
  const { header } = template;
  return {
    type: "template",
    name: template.name,
    language: template.language,
    category: template.category,
    ...(header?.format === "text" ? { header: fill(header.text ?? "", values.header) } : {}),
    body: fill(template.body, values.body),
    ...(template.footer ? { footer: template.footer } : {}),
    ...(template.buttons.length
      ? { buttons: template.buttons.map(({ kind, text }) => ({ kind, text })) }
      : {}),
    components: [...headerComponent(template, values), ...body, ...buttonComponents(template, values)],
  };
}
